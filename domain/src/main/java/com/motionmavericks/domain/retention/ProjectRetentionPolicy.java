package com.motionmavericks.domain.retention;

import com.motionmavericks.domain.idempotency.ProjectScoped;
import com.motionmavericks.domain.versions.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a project keeps for another time than its studio, in days. An absent value is as the studio's [RetentionPolicy].
public record ProjectRetentionPolicy(UUID projectId, @Nullable Integer originalsDaysAfterArchive,
        @Nullable Integer shareAccessDays, @Nullable Integer trashDays, long version, Instant updatedAt)
        implements
            Versioned,
            ProjectScoped {

    Values values() {
        return new Values(originalsDaysAfterArchive, shareAccessDays, trashDays);
    }

    /// What an ADMIN changes. Public for `bindMethods`.
    public record Values(@Nullable Integer originalsDaysAfterArchive, @Nullable Integer shareAccessDays,
            @Nullable Integer trashDays) {}
}
