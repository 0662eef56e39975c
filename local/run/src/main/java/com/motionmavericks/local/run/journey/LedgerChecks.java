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

/// Compares our event log with the vendors' ledgers: both hold the same, and nothing twice.
final class LedgerChecks {
    private final Narrator narrator;
    private final StudioClient studio;
    private final Instant since = Instant.now();

    LedgerChecks(Narrator narrator) {
        this.narrator = narrator;
        this.studio = narrator.studio();
    }

    String feed(Production production) {
        var feed = narrator.all(narrator.admin(), production.project() + "/events?limit=100");
        check(feed.stream().map(event -> event.get("id")).distinct().count() == feed.size(), "no event appears twice");
        return feed.stream()
                .map(event -> event.get("at").asText().substring(11, 23) + "  " + event.get("type").asText())
                .collect(Collectors.joining("\n      "));
    }

    String resend() {
        return await("every mail in the event log and in Resend's ledger", () -> {
            var recorded = audit().filter(event -> event.at("/details/deliveryId").isTextual()
                    && event.get("type").asText().matches(".*(mailed|asked|reminded|notified|warned)"))
                    .map(event -> event.at("/details/deliveryId").asText()).sorted().toList();
            var accepted = studio.ledger(narrator.running().standIns().resend()).stream()
                    .filter(mail -> isOfThisRun(mail.get("at")) && isOurs(mail))
                    .map(mail -> mail.at("/tags/delivery").asText()).sorted().toList();
            return recorded.equals(accepted)
                    ? Optional.of(accepted.size() + " mails, each recorded once and accepted once")
                    : Optional.empty();
        });
    }

    String mux(Production production, List<JsonNode> versions) {
        for (var version : versions) {
            var assets = production.muxAssets(version.get("id").asText());
            check(assets.size() == 1 && assets.getFirst().get("status").asText().equals("ready"),
                    "Mux has one asset for version " + version.get("number"));
        }
        return versions.size() + " asset versions, each with one asset at Mux";
    }

    String slack(Production production) {
        return await("every message in the event log and in Slack", () -> {
            var recorded = audit().filter(event -> event.get("type").asText().equals("notification.slack-told"))
                    .count();
            var accepted = studio.slackMessages(production.name()).size();
            return recorded == accepted
                    ? Optional.of(accepted + " messages, each recorded once and accepted once")
                    : Optional.empty();
        });
    }

    private Stream<JsonNode> audit() {
        return narrator.all(narrator.admin(), "/v1/events?limit=100").stream()
                .filter(event -> isOfThisRun(event.get("at")));
    }

    private boolean isOurs(JsonNode mail) {
        return mail.at("/tags/tenant").asText().equals(narrator.running().tenant().toString());
    }

    private boolean isOfThisRun(JsonNode at) {
        return Instant.parse(at.asText()).isAfter(since);
    }
}
