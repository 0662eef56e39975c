package com.motionmavericks.domain.sharelinks;

import com.motionmavericks.domain.idempotency.ProjectScoped;
import com.motionmavericks.domain.versions.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A version of a film is shown to whoever has the link, until it expires.
///
/// @param hasPassword whether the link alone does not open it
/// @param generation of the link's token
/// @param keyId of the key that the token is derived with
/// @param term counts the times it was given, the first and each extension; each has its own warning
/// @param version counts the changes
/// @param warningDueAt when the owner is to be warned that it expires; absent once they are, or not wanted
/// @param parked the steps that its workflow has given up on for now, as `step/target`
public record ShareLink(UUID id, UUID projectId, UUID assetVersionId, Status status, boolean hasPassword,
        int generation, String keyId, int term, long version, UUID createdBy, Instant createdAt, Instant expiresAt,
        @Nullable Instant warningDueAt, @Nullable Instant warnedAt, @Nullable Instant closedAt, List<String> parked)
        implements
            Versioned,
            ProjectScoped {

    public enum Status {
        OPEN,
        /// Its time is over; an extension opens it again.
        EXPIRED,
        REVOKED
    }

    /// The status at an instant: one whose time is over has expired, even if nobody has noted it yet.
    public Status statusAt(Instant now) {
        return status == Status.OPEN && !now.isBefore(expiresAt) ? Status.EXPIRED : status;
    }

    boolean isOpenAt(Instant now) {
        return statusAt(now) == Status.OPEN;
    }
}
