package com.motionmavericks.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.motionmavericks.domain.notifications.DeliveryMode;
import com.motionmavericks.local.chaos.NotificationVerdict.ExpectedRecipient;
import com.motionmavericks.local.chaos.SlackVerdict.About;
import com.motionmavericks.local.chaos.Verdict.Event;
import com.motionmavericks.local.chaos.WebhookVerdict.Content;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// All events of a studio, as the API shows them.
record Feed(List<JsonNode> all) {
    /// No transaction takes longer. A member who joined the project this long before an event hears of it for certain. For a
    /// member who joined later, it depends on when the recipients were resolved.
    private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(10);

    Stream<Event> events() {
        return all.stream().map(event -> new Event(type(event), event.get("subjectId").asText(),
                event.at("/details/deliveryId").asText()));
    }

    /// The events that Slack must have a message about.
    ///
    /// @param films of versions, by id: a message about a version links to its film
    Stream<About> forSlack(Map<String, String> films) {
        return all.stream().filter(event -> ExpectedTopic.of(type(event)).filter(ExpectedTopic::isForSlack).isPresent())
                .map(event -> {
                    var subjectId = event.get("subjectId").asText();
                    return new About(type(event), films.getOrDefault(subjectId, subjectId));
                });
    }

    /// What a webhook says about each event.
    Stream<Content> forWebhooks() {
        return all.stream().map(event -> new Content(event.get("id").asText(), type(event),
                event.get("subjectId").asText()));
    }

    /// The expected recipients of all events.
    ///
    /// @param preferences of all members, by member id
    /// @param adminId the admin, who sees every project
    List<ExpectedRecipient> expectedRecipients(Map<String, ChosenPreferences> preferences, String adminId) {
        var joined = joined();
        var expected = new ArrayList<ExpectedRecipient>();
        for (var event : all) {
            ExpectedTopic.of(type(event)).ifPresent(topic -> preferences.forEach((memberId, preference) -> {
                var since = memberId.equals(adminId)
                        ? Instant.MIN
                        : joined.getOrDefault(event.get("projectId").asText() + memberId, Instant.MAX);
                if (preference.of(topic) != DeliveryMode.OFF && !since.equals(Instant.MAX)
                        && !memberId.equals(event.at("/actor/id").asText())) {
                    expected.add(new ExpectedRecipient(event.get("id").asText(), memberId, preference.of(topic),
                            since.isBefore(at(event).minus(LONGEST_TRANSACTION))));
                }
            }));
        }
        return expected;
    }

    /// When each member joined each project, by project id and member id.
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
