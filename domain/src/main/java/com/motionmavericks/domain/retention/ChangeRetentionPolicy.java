package com.motionmavericks.domain.retention;

import com.motionmavericks.domain.patch.Patch;

/// The command to change some fields of a studio's policy.
///
/// @param version that the caller saw
/// @param originalsDaysAfterArchive null keeps films for ever; the others are absent or not null
public record ChangeRetentionPolicy(long version, Patch<Integer> originalsDaysAfterArchive,
        Patch<Integer> shareAccessDays, Patch<Integer> deliveryDays, Patch<Integer> notificationDays,
        Patch<Integer> trashDays) {

    RetentionPolicy.Values applyTo(RetentionPolicy.Values values) {
        return new RetentionPolicy.Values(originalsDaysAfterArchive.orKeep(values.originalsDaysAfterArchive()),
                shareAccessDays.orKeep(values.shareAccessDays(), values.shareAccessDays()),
                deliveryDays.orKeep(values.deliveryDays(), values.deliveryDays()),
                notificationDays.orKeep(values.notificationDays(), values.notificationDays()),
                trashDays.orKeep(values.trashDays(), values.trashDays()));
    }
}
