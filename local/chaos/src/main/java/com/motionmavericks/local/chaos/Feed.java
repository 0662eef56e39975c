package com.motionmavericks.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.motionmavericks.domain.notifications.DeliveryMode;
import com.motionmavericks.local.chaos.HearingVerdict.Wanted;
import com.motionmavericks.local.chaos.SlackVerdict.About;
import com.motionmavericks.local.chaos.Verdict.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Every event of a studio, as the API shows them.
record Feed(List<JsonNode> all) {
    /// No transaction takes longer. Who was put on a project so long before an event sees it; after that it depends on when
    /// its recipients were found.
    private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(10);

    Stream<Event> events() {
        return all.stream().map(event -> new Event(type(event), event.get("subjectId").asText(),
                event.at("/details/deliveryId").asText()));
    }

    /// What Slack should have heard of.
    Stream<About> forSlack() {
        return all.stream().filter(event -> Topic.of(type(event)).filter(Topic::isForSlack).isPresent())
                .map(event -> new About(type(event), event.get("subjectId").asText()));
    }

    /// Who wants to hear of what.
    ///
    /// @param wishes of all members, by their ids
    /// @param adminId who sees every project
    List<Wanted> wanted(Map<String, PreferenceValues> wishes, String adminId) {
        var joined = joined();
        var wanted = new ArrayList<Wanted>();
        for (var event : all) {
            Topic.of(type(event)).ifPresent(topic -> wishes.forEach((memberId, wish) -> {
                var since = memberId.equals(adminId)
                        ? Instant.MIN
                        : joined.getOrDefault(event.get("projectId").asText() + memberId, Instant.MAX);
                if (wish.of(topic) != DeliveryMode.OFF && !since.equals(Instant.MAX)
                        && !memberId.equals(event.at("/actor/id").asText())) {
                    wanted.add(new Wanted(event.get("id").asText(), memberId, wish.of(topic),
                            since.isBefore(at(event).minus(LONGEST_TRANSACTION))));
                }
            }));
        }
        return wanted;
    }

    /// When who was put on which project, by the ids of both.
    private Map<String, Instant> joined() {
        var joined = new HashMap<String, Instant>();
        all.stream().filter(event -> type(event).equals("project.member-added"))
                .forEach(event -> joined.put(event.get("projectId").asText() + event.at("/details/memberId").asText(),
                        at(event)));
        return joined;
    }

    private static String type(JsonNode event) {
        return event.get("type").asText();
    }

    private static Instant at(JsonNode event) {
        return Instant.parse(event.get("at").asText());
    }
}
