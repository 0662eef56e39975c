package com.motionmavericks.domain.sharelinks;

import com.motionmavericks.domain.people.Person;
import com.motionmavericks.domain.idempotency.ProjectScoped;
import com.motionmavericks.domain.versions.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A link that shows a version of a film to everybody who has it, until it expires.
///
/// @param hasPassword whether it needs a password
/// @param generation of the link's token
/// @param keyId of the key that the token is derived with; absent for GUEST, who may not hand the link on
/// @param term counts its lifetimes, the first one and each extension; each has its own warning
/// @param version counts the changes
/// @param warningDueAt when to warn the owner that it expires; absent once done or no longer due
/// @param lockout counts its lockouts; each has its own mail to the owner
/// @param lockedUntil when a link that is locked opens again; absent if it is not locked
/// @param lockoutMailDueAt when to tell the owner of the lockout; absent once done
/// @param parked the steps that its workflow has parked, as `step/target`; absent for AGENCY and GUEST
public record ShareLink(UUID tenantId, UUID id, UUID projectId, UUID assetVersionId, Status status, boolean hasPassword,
        int generation, @Nullable String keyId, int term, long version, Person createdBy, Instant createdAt,
        Instant updatedAt,
        Instant expiresAt,
        @Nullable Instant warningDueAt, @Nullable Instant warnedAt, @Nullable Instant closedAt,
        int lockout, @Nullable Instant lockedUntil, @Nullable Instant lockoutMailDueAt,
        @Nullable List<String> parked)
        implements
            Versioned,
            ProjectScoped {

    public enum Status {
        OPEN,
        /// An extension opens it again.
        EXPIRED,
        REVOKED
    }

    /// The status at an instant: expired from `expiresAt` on, even while the row still says open.
    public Status statusAt(Instant now) {
        return status == Status.OPEN && !now.isBefore(expiresAt) ? Status.EXPIRED : status;
    }

    boolean isOpenAt(Instant now) {
        return statusAt(now) == Status.OPEN;
    }

    /// When it opens again, if it is locked at an instant. The lock ends on time, even while the row still has it.
    public Optional<Instant> lockedUntil(Instant now) {
        return Optional.ofNullable(lockedUntil).filter(now::isBefore);
    }
}
