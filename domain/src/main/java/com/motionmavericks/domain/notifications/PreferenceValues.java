package com.motionmavericks.domain.notifications;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.stream.Stream;

/// The values that a member sets: see [NotificationPreferences].
public record PreferenceValues(DeliveryMode approvals, DeliveryMode assets, DeliveryMode tasks, DeliveryMode comments,
        ZoneId timeZone, LocalTime digestAt) {
    /// The values of a member who has set none.
    static final PreferenceValues DEFAULT = new PreferenceValues(DeliveryMode.DIGEST, DeliveryMode.DIGEST,
            DeliveryMode.DIGEST, DeliveryMode.DIGEST, ZoneId.of("UTC"), LocalTime.of(8, 0));

    PreferenceValues in(ZoneId zone) {
        return new PreferenceValues(approvals, assets, tasks, comments, zone, digestAt);
    }

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
