package com.motionmavericks.local.run.journey;

import static com.motionmavericks.local.run.StudioClient.await;
import static com.motionmavericks.local.run.journey.Narrator.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.motionmavericks.local.run.StudioClient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What we say has happened, and what the vendors say: the same, and nothing twice.
final class Accounts {
    private final Narrator narrator;
    private final StudioClient studio;
    private final Instant since = Instant.now();

    Accounts(Narrator narrator) {
        this.narrator = narrator;
        this.studio = narrator.studio();
    }

    String feed(Production production) {
        var feed = narrator.all(narrator.admin(), production.project() + "/events?limit=100");
        check(feed.stream().map(event -> event.get("id")).distinct().count() == feed.size(), "no event is told twice");
        return feed.stream()
                .map(event -> event.get("at").asText().substring(11, 23) + "  " + event.get("type").asText())
                .collect(Collectors.joining("\n      "));
    }

    String resend() {
        return await("every mail in both accounts", () -> {
            var noted = audit().filter(event -> event.at("/details/deliveryId").isTextual()
                    && event.get("type").asText().matches(".*(mailed|asked|reminded|notified|warned)"))
                    .map(event -> event.at("/details/deliveryId").asText()).sorted().toList();
            var taken = studio.ledger(narrator.running().standIns().resend()).stream()
                    .filter(mail -> isOfToday(mail.get("at")) && isOurs(mail))
                    .map(mail -> mail.at("/tags/delivery").asText()).sorted().toList();
            return noted.equals(taken)
                    ? Optional.of(taken.size() + " mails, each noted once and taken once")
                    : Optional.empty();
        });
    }

    String mux(Production production, List<JsonNode> versions) {
        for (var version : versions) {
            var made = production.madeByMux(version.get("id").asText());
            check(made.size() == 1 && made.getFirst().get("status").asText().equals("ready"),
                    "Mux made one film of version " + version.get("number"));
        }
        return versions.size() + " films, each made once";
    }

    String slack(Production production) {
        return await("every message in both accounts", () -> {
            var noted = audit().filter(event -> event.get("type").asText().equals("notification.slack-told")).count();
            var taken = studio.slackMessages(production.name()).size();
            return noted == taken ? Optional.of(taken + " messages, each noted once and taken once") : Optional.empty();
        });
    }

    private Stream<JsonNode> audit() {
        return narrator.all(narrator.admin(), "/v1/events?limit=100").stream()
                .filter(event -> isOfToday(event.get("at")));
    }

    private boolean isOurs(JsonNode mail) {
        return mail.at("/tags/tenant").asText().equals(narrator.running().tenant().toString());
    }

    private boolean isOfToday(JsonNode at) {
        return Instant.parse(at.asText()).isAfter(since);
    }
}
