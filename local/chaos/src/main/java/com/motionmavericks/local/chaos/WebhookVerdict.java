package com.motionmavericks.local.chaos;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.motionmavericks.local.chaos.Verdict.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Rules for the webhooks to an endpoint that wants all events of its studio.
final class WebhookVerdict {
    /// The event from which on the endpoint gets all events.
    static final String SUBSCRIBED = "webhook-endpoint.created";

    private WebhookVerdict() {}

    /// What a message says about an event.
    record Content(String eventId, String type, String subjectId) {}

    /// A message that the endpoint has accepted.
    record Message(String id, Content content) {
        static Message of(String id, JsonNode body) {
            return new Message(id, new Content(body.at("/data/id").asText(), body.get("type").asText(),
                    body.at("/data/subject/id").asText()));
        }
    }

    /// The messages about each subject are its events, in this order. A message may come again at any time later.
    ///
    /// @param events of the studio, in the order of commits
    /// @param accepted in this order
    static Finding arrivals(List<Content> events, Collection<Message> accepted) {
        // Those that were committed shortly before the subscription may arrive too.
        var before = events.stream().takeWhile(event -> !event.type().equals(SUBSCRIBED)).toList();
        var expected = bySubject(events.stream().skip(before.size()));
        var arrived = bySubject(accepted.stream().map(Message::content).distinct()
                .filter(content -> !before.contains(content)));
        var subjects = new HashSet<>(expected.keySet());
        subjects.addAll(arrived.keySet());
        var violations = new ArrayList<String>();
        for (var subject : subjects) {
            var told = arrived.getOrDefault(subject, List.of());
            if (!told.equals(expected.getOrDefault(subject, List.of()))) {
                violations.add(subject + " has the events " + expected.getOrDefault(subject, List.of())
                        + ", but the webhooks " + told);
            }
        }
        return new Finding("each event arrives as a webhook, in order", events.size() - before.size(), violations);
    }

    private static Map<String, List<Content>> bySubject(Stream<Content> contents) {
        return contents.collect(groupingBy(Content::subjectId));
    }

    /// An event has one message. It keeps its id when it comes again.
    static Finding ids(Collection<Message> accepted) {
        var violations = new ArrayList<String>();
        accepted.stream().collect(groupingBy(Message::content, mapping(Message::id, toSet())))
                .forEach((content, ids) -> {
                    if (ids.size() > 1) {
                        violations.add(content + " arrived under several ids: " + ids);
                    }
                });
        return new Finding("a webhook keeps its id when it comes again", accepted.size(), violations);
    }
}
