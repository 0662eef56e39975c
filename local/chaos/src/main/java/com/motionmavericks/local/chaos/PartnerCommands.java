package com.motionmavericks.local.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.motionmavericks.domain.Json;
import com.motionmavericks.domain.vendorwebhooks.WebhookSignatures;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Commands about partners, and the webhooks that partners send.
final class PartnerCommands {
    static final List<CommandType> TYPES = List.of(new CommandType("create a partner", 3, PartnerCommands::create),
            new CommandType("send a partner's webhook", 10, PartnerCommands::send),
            new CommandType("send a partner's webhook again", 5, PartnerCommands::sendAgain));

    private PartnerCommands() {}

    private static final class Partner extends Expected {
        private final String secret;

        private Partner(JsonNode created) {
            super(created.get("id").asText(), "/v1/partners/" + created.get("id").asText());
            this.secret = created.get("secret").asText();
        }

        /// A signed webhook. The signature is good for five minutes.
        private Request webhook(String webhookId, String body) {
            var timestamp = Long.toString(Instant.now().getEpochSecond());
            var signature = WebhookSignatures.standard(secret, webhookId, timestamp, body.getBytes(UTF_8));
            return new Request("POST", "/v1/webhooks/partners/" + id(), body, List.of("webhook-id", webhookId,
                    "webhook-timestamp", timestamp, "webhook-signature", signature));
        }
    }

    /// A webhook that was answered with 202.
    private static final class Webhook extends Expected {
        private final Partner partner;
        private final String webhookId;
        private final String body;

        private Webhook(String id, Partner partner, String webhookId, String body) {
            super(id, "/v1/partner-webhooks/" + id);
            this.partner = partner;
            this.webhookId = webhookId;
            this.body = body;
            expect("partnerId", partner.id());
            expect("webhookId", webhookId);
            expect("body", body);
        }
    }

    /// Each client has one partner.
    private static Optional<Command> create(Client client) {
        if (client.pick(Partner.class, _ -> true).isPresent()) {
            return Optional.empty();
        }
        var name = client.newName();
        return Optional.of(Command.of(client.studio().admin(),
                () -> Request.post("/v1/partners", Map.of("name", name)), reply -> {
                    var partner = client.add(new Partner(reply.json()));
                    partner.expect("name", name);
                    client.studio().expectEvent("partner.created", partner.id());
                }));
    }

    private static Optional<Command> send(Client client) {
        return client.pick(Partner.class, _ -> true).map(partner -> {
            var webhookId = client.newName();
            var isKnown = client.random().nextBoolean();
            var body = Json.write(Map.of("version", "1", "type", isKnown ? "asset.delivered" : "take.finished", "data",
                    Map.of("name", webhookId)));
            return Command.of(Member.anonymous(), () -> partner.webhook(webhookId, body), reply -> {
                var webhook = client.add(new Webhook(reply.json().get("id").asText(), partner, webhookId, body));
                webhook.expect("status", isKnown ? "HANDLED" : "UNHANDLED");
                client.studio().expectEvent("partner-webhook.received", webhook.id());
                client.studio().expectEvent(isKnown ? "partner-webhook.handled" : "partner-webhook.unhandled",
                        webhook.id());
            });
        });
    }

    /// The repetition has no effect, and gets the same id.
    private static Optional<Command> sendAgain(Client client) {
        return client.pick(Webhook.class, _ -> true).map(webhook -> Command.of(Member.anonymous(),
                () -> webhook.partner.webhook(webhook.webhookId, webhook.body),
                reply -> webhook.expect("id", reply.json().get("id").asText())));
    }
}
