package com.motionmavericks.local.run.journey;

import static com.motionmavericks.local.run.StudioClient.await;
import static com.motionmavericks.local.run.journey.Narrator.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.motionmavericks.local.run.StudioClient;
import com.motionmavericks.local.run.processes.Temporal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Connects Slack, and checks what Slack and the members hear: Slack at once, each member in one digest.
final class Notifications {
    private static final Pattern FOR_SLACK = Pattern.compile("approval\\.(requested|decided)|asset-version\\.ready");
    private static final Pattern FOR_PEOPLE = Pattern.compile(FOR_SLACK + "|task\\.(created|moved)|comment\\.created");

    private final Narrator narrator;
    private final StudioClient studio;
    private final Temporal temporal;
    private final Instant since = Instant.now();

    Notifications(Narrator narrator, Temporal temporal) {
        this.narrator = narrator;
        this.studio = narrator.studio();
        this.temporal = temporal;
    }

    String connectSlack() {
        var path = "/v1/slack-connection";
        var earlier = studio.get(narrator.admin(), path);
        if (earlier.status() == 200) {
            // The Slack of an earlier run may have had another port.
            studio.call("DELETE", narrator.admin(), path, "", "If-Match", earlier.header("ETag")).expect(204);
        }
        studio.post(narrator.admin(), path, Map.of("webhookUrl", narrator.running().standIns().slackWebhook()))
                .expect(201);
        return "Slack's messages: " + narrator.running().standIns().slack() + "/_control/ledger";
    }

    String slackMessages(Production production) {
        var expected = feed(production).stream().filter(event -> FOR_SLACK.matcher(type(event)).matches()).count();
        var messages = await("the messages to Slack", () -> Optional.of(studio.slackMessages(production.name()))
                .filter(sent -> sent.size() >= expected));
        check(messages.size() == expected, "Slack has one message for each event");
        return messages.size() + " messages, the last one: " + messages.getLast().get("text").asText();
    }

    String digests(Production production, List<Person> people) {
        var feed = feed(production).stream().filter(event -> FOR_PEOPLE.matcher(type(event)).matches()).toList();
        studio.awaitRouted();
        var dueAt = people.stream()
                .map(person -> studio.preferDigest(person.token(), "DIGEST", StudioClient.soon()))
                .max(Instant::compareTo).orElseThrow();
        await("the time at which the digests are due", () -> Optional.of(dueAt).filter(Instant.now()::isAfter));
        temporal.run("schedule", "trigger", "--schedule-id", "digests");
        for (var person : people) {
            var digest = await("the digest of " + person.address(), () -> digests(person).stream().findFirst());
            var expected = feed.stream().filter(event -> !event.at("/actor/id").asText().equals(person.memberId()))
                    .count();
            check(items(digest, production) == expected,
                    "the digest of " + person.address() + " counts all " + expected + " events");
            check(digests(person).size() == 1, "there is one digest for " + person.address());
        }
        return people.size() + " digests sent, workflow: " + narrator.workflow("digest:" + narrator.running().tenant());
    }

    private List<JsonNode> digests(Person person) {
        return studio.mails(person.address(), "Your day at").stream()
                .filter(mail -> Instant.parse(mail.get("at").asText()).isAfter(since)).toList();
    }

    private static int items(JsonNode digest, Production production) {
        var line = Pattern.compile("- " + production.name() + ": (\\d+)?.*");
        return digest.get("text").asText().lines().map(line::matcher).filter(matcher -> matcher.matches())
                .mapToInt(found -> found.group(1) == null ? 1 : Integer.parseInt(found.group(1))).sum();
    }

    private List<JsonNode> feed(Production production) {
        return narrator.all(narrator.admin(), production.project() + "/events?limit=100");
    }

    private static String type(JsonNode event) {
        return event.get("type").asText();
    }
}
