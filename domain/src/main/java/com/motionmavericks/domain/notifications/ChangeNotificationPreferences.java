package com.motionmavericks.domain.notifications;

import com.motionmavericks.domain.patch.Patch;
import java.time.LocalTime;
import java.time.ZoneId;

/// The command to change some of the caller's notification preferences. Each field is absent or not null.
///
/// @param version that the caller saw
public record ChangeNotificationPreferences(long version, Patch<DeliveryMode> approvals, Patch<DeliveryMode> assets,
        Patch<DeliveryMode> tasks, Patch<DeliveryMode> comments, Patch<ZoneId> timeZone, Patch<LocalTime> digestAt) {

    PreferenceValues applyTo(PreferenceValues values) {
        return new PreferenceValues(approvals.orKeep(values.approvals(), values.approvals()),
                assets.orKeep(values.assets(), values.assets()), tasks.orKeep(values.tasks(), values.tasks()),
                comments.orKeep(values.comments(), values.comments()),
                timeZone.orKeep(values.timeZone(), values.timeZone()),
                digestAt.orKeep(values.digestAt(), values.digestAt()));
    }
}
