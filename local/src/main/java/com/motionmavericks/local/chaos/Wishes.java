package com.motionmavericks.local.chaos;

import com.motionmavericks.domain.notifications.Choice;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/// How a member wants to hear of what happens, and when.
record Wishes(Map<Topic, Choice> choices, LocalTime digestAt) {
    static final String PATH = "/v1/me/notifications";
    /// What holds for who has said nothing.
    static final Wishes DEFAULT = new Wishes(
            Map.of(Topic.APPROVALS, Choice.DIGEST, Topic.FILMS, Choice.DIGEST, Topic.TASKS, Choice.DIGEST,
                    Topic.COMMENTS, Choice.DIGEST),
            LocalTime.of(8, 0));

    /// At another time than the default's, so that it is a change whatever else is drawn.
    static Wishes drawn(Random random) {
        var choices = new EnumMap<Topic, Choice>(Topic.class);
        for (var topic : Topic.values()) {
            choices.put(topic, switch (random.nextInt(4)) {
                case 0 -> Choice.NOW;
                case 1 -> Choice.OFF;
                default -> Choice.DIGEST;
            });
        }
        return new Wishes(choices, LocalTime.of(7, 45));
    }

    /// The same, with a digest that is due in two seconds.
    Wishes dueSoon() {
        var soon = LocalTime.now(ZoneOffset.UTC).plusSeconds(2).truncatedTo(ChronoUnit.SECONDS);
        return new Wishes(choices, soon.equals(digestAt) ? soon.plusSeconds(1) : soon);
    }

    Choice of(Topic topic) {
        return choices.getOrDefault(topic, Choice.DIGEST);
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
