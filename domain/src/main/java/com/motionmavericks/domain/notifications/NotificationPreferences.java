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

/// How a member wants to be notified of events in their projects.
///
/// @param nextDigestAt when their next digest is due
public record NotificationPreferences(UUID memberId, @Nested PreferenceValues wishes, Instant nextDigestAt,
        long version)
        implements
            Versioned {

    /// The values that a member sets.
    ///
    /// @param timeZone of the member
    /// @param digestAt the digest's time of day in that time zone
    public record PreferenceValues(DeliveryMode approvals, DeliveryMode assets, DeliveryMode tasks,
            DeliveryMode comments, ZoneId timeZone,
            LocalTime digestAt) {
        /// The values of a member who has set none.
        static final PreferenceValues DEFAULT = new PreferenceValues(DeliveryMode.DIGEST, DeliveryMode.DIGEST,
                DeliveryMode.DIGEST, DeliveryMode.DIGEST,
                ZoneOffset.UTC, LocalTime.of(8, 0));

        /// The first time of the digest after an instant. On a day on which the clocks skip that time, the digest comes later
        /// by the hour that is skipped.
        Instant nextDigestAfter(Instant now) {
            // Starts with yesterday: the clocks may have moved its digest to today.
            return Stream.iterate(now.atZone(timeZone).toLocalDate().minusDays(1), day -> day.plusDays(1))
                    .map(day -> ZonedDateTime.of(day, digestAt, timeZone).toInstant()).filter(next -> next.isAfter(now))
                    .findFirst().orElseThrow();
        }

        boolean hasDigestAtTheTimeOf(PreferenceValues other) {
            return digestAt.equals(other.digestAt) && timeZone.equals(other.timeZone);
        }
    }
}
