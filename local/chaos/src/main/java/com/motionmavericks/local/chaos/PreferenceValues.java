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

/// How a member wants to hear of what happens, and when.
record PreferenceValues(Map<Topic, DeliveryMode> choices, LocalTime digestAt) {
    static final String PATH = "/v1/me/notification-preferences";
    /// What holds for who has said nothing.
    static final PreferenceValues DEFAULT = new PreferenceValues(
            Map.of(Topic.APPROVALS, DeliveryMode.DIGEST, Topic.ASSETS, DeliveryMode.DIGEST, Topic.TASKS,
                    DeliveryMode.DIGEST,
                    Topic.COMMENTS, DeliveryMode.DIGEST),
            LocalTime.of(8, 0));

    /// At another time than the default's, so that it is a change whatever else is drawn.
    static PreferenceValues drawn(Random random) {
        var choices = new EnumMap<Topic, DeliveryMode>(Topic.class);
        for (var topic : Topic.values()) {
            choices.put(topic, switch (random.nextInt(4)) {
                case 0 -> DeliveryMode.NOW;
                case 1 -> DeliveryMode.OFF;
                default -> DeliveryMode.DIGEST;
            });
        }
        return new PreferenceValues(choices, LocalTime.of(7, 45));
    }

    /// The same, with a digest that is due in two seconds.
    PreferenceValues dueSoon() {
        var soon = LocalTime.now(ZoneOffset.UTC).plusSeconds(2).truncatedTo(ChronoUnit.SECONDS);
        return new PreferenceValues(choices, soon.equals(digestAt) ? soon.plusSeconds(1) : soon);
    }

    DeliveryMode of(Topic topic) {
        return choices.getOrDefault(topic, DeliveryMode.DIGEST);
    }

    /// As the API takes them.
    Request request() {
        var body = new HashMap<String, Object>(Map.of("timeZone", "UTC", "digestAt", digestAt.toString()));
        choices.forEach((topic, choice) -> body.put(field(topic), choice));
        return Request.put(PATH, body);
    }

    static String field(Topic topic) {
        return topic.name().toLowerCase(Locale.ROOT);
    }
}
