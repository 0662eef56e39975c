package com.motionmavericks.domain.retention;

import com.motionmavericks.domain.versions.Versioned;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How many days a studio keeps what is old.
///
/// @param originalsDaysAfterArchive a film, after its project was archived; absent for ever
/// @param shareAccessDays when a share link showed its film
/// @param deliveryDays a sent message
/// @param trashDays a version of a film, after it was put in the trash
public record RetentionPolicy(@Nullable Integer originalsDaysAfterArchive, int shareAccessDays, int deliveryDays,
        int notificationDays, int trashDays, long version, Instant updatedAt) implements Versioned {

    Values values() {
        return new Values(originalsDaysAfterArchive, shareAccessDays, deliveryDays, notificationDays, trashDays);
    }

    /// What an ADMIN changes. Public for `bindMethods`.
    public record Values(@Nullable Integer originalsDaysAfterArchive, int shareAccessDays, int deliveryDays,
            int notificationDays, int trashDays) {}
}
