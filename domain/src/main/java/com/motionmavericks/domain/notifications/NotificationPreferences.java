package com.motionmavericks.domain.notifications;

import com.motionmavericks.domain.identity.Member;
import com.motionmavericks.domain.versions.Versioned;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;

/// How a member wants to be notified of events in their projects.
///
/// @param timeZone of the member
/// @param digestAt the digest's time of day in that time zone
/// @param nextDigestAt when their next digest is due
public record NotificationPreferences(UUID memberId, DeliveryMode approvals, DeliveryMode assets, DeliveryMode tasks,
        DeliveryMode comments, ZoneId timeZone, LocalTime digestAt, Instant nextDigestAt, long version,
        Instant updatedAt)
        implements
            Versioned {

    /// The preferences of a member who has set none.
    static NotificationPreferences initial(Member member, Instant now) {
        var values = PreferenceValues.DEFAULT;
        return new NotificationPreferences(member.id(), values.approvals(), values.assets(), values.tasks(),
                values.comments(), values.timeZone(), values.digestAt(), values.nextDigestAfter(now), 1,
                member.createdAt());
    }

    PreferenceValues values() {
        return new PreferenceValues(approvals, assets, tasks, comments, timeZone, digestAt);
    }
}
