package com.motionmavericks.local.chaos;

import com.motionmavericks.domain.notifications.DeliveryMode;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/// The notification preferences of a member: a delivery mode for each topic, and the time of the digest in UTC.
record ChosenPreferences(Map<ExpectedTopic, DeliveryMode> modes, LocalTime digestAt) {
    static final String PATH = "/v1/me/notification-preferences";
    /// The preferences of a member who has changed nothing.
    static final ChosenPreferences DEFAULT = new ChosenPreferences(
            Map.of(ExpectedTopic.APPROVALS, DeliveryMode.DIGEST, ExpectedTopic.ASSETS, DeliveryMode.DIGEST,
                    ExpectedTopic.TASKS,
                    DeliveryMode.DIGEST,
                    ExpectedTopic.COMMENTS, DeliveryMode.DIGEST),
            LocalTime.of(8, 0));

    /// Random modes. The time differs from the default, so that the result always differs from it.
    static ChosenPreferences random(Random random) {
        var modes = new EnumMap<ExpectedTopic, DeliveryMode>(ExpectedTopic.class);
        for (var topic : ExpectedTopic.values()) {
            modes.put(topic, switch (random.nextInt(4)) {
                case 0 -> DeliveryMode.NOW;
                case 1 -> DeliveryMode.OFF;
                default -> DeliveryMode.DIGEST;
            });
        }
        return new ChosenPreferences(modes, LocalTime.of(7, 45));
    }

    /// The same preferences, with a digest that is due in two seconds.
    ChosenPreferences dueSoon() {
        var soon = LocalTime.now(ZoneOffset.UTC).plusSeconds(2).truncatedTo(ChronoUnit.SECONDS);
        return new ChosenPreferences(modes, soon.equals(digestAt) ? soon.plusSeconds(1) : soon);
    }

    DeliveryMode of(ExpectedTopic topic) {
        return modes.getOrDefault(topic, DeliveryMode.DIGEST);
    }

    /// The request that stores these preferences.
    Request request() {
        var body = new HashMap<String, Object>(Map.of("timeZone", "UTC", "digestAt", digestAt.toString()));
        modes.forEach((topic, mode) -> body.put(field(topic), mode));
        return Request.patch(PATH, body);
    }

    static String field(ExpectedTopic topic) {
        return topic.name().toLowerCase(Locale.ROOT);
    }
}
