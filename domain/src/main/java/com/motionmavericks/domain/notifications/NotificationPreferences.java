package com.motionmavericks.domain.notifications;

import com.motionmavericks.domain.versions.Versioned;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.mapper.Nested;

/// How a member wants to hear of what happens in their projects.
///
/// @param nextDigestAt when their next digest is due
public record NotificationPreferences(UUID memberId, @Nested PreferenceValues wishes, Instant nextDigestAt,
        long version)
        implements
            Versioned {

    /// What a member says.
    ///
    /// @param timeZone in which they live
    /// @param digestAt the time of day for the digest, where they live
    public record PreferenceValues(DeliveryMode approvals, DeliveryMode assets, DeliveryMode tasks,
            DeliveryMode comments, ZoneId timeZone,
            LocalTime digestAt) {
        /// What holds for who has not said anything.
        static final PreferenceValues DEFAULT = new PreferenceValues(DeliveryMode.DIGEST, DeliveryMode.DIGEST,
                DeliveryMode.DIGEST, DeliveryMode.DIGEST,
                ZoneOffset.UTC, LocalTime.of(8, 0));

        /// The first time of the digest after an instant. On a day whose clocks leave that time out, it comes later by as
        /// much as they are put forward.
        Instant nextDigestAfter(Instant now) {
            // From yesterday on, whose digest the clocks may have moved to today.
            return Stream.iterate(now.atZone(timeZone).toLocalDate().minusDays(1), day -> day.plusDays(1))
                    .map(day -> ZonedDateTime.of(day, digestAt, timeZone).toInstant()).filter(next -> next.isAfter(now))
                    .findFirst().orElseThrow();
        }

        boolean hasDigestAtTheTimeOf(PreferenceValues other) {
            return digestAt.equals(other.digestAt) && timeZone.equals(other.timeZone);
        }
    }
}
