package com.motionmavericks.local.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.motionmavericks.domain.Json;
import com.motionmavericks.domain.vendorwebhooks.WebhookSignatures;
import com.motionmavericks.local.bench.Comparison.Way;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/// What tenancy, a vendor's webhook and a share link cost.
record Comparisons(BenchSystem system, Rows rows, ClerkSessions sessions, Server api, Server limit) {

    List<Comparison> all() {
        return List.of(hello(), tenancy(RequestKind.ONE_TASK), tenancy(RequestKind.PAGE_OF_50), webhook(), shareLink());
    }

    private Comparison hello() {
        return new Comparison("the limit of one task: a hello without a database",
                new Way(limit, () -> limit.requests().next(RequestKind.ONE_TASK)),
                new Way(limit, () -> Request.get("/hello", "none")));
    }

    /// The same statement with the tenant in its condition, instead of row-level security and the settings for it.
    private Comparison tenancy(RequestKind kind) {
        return new Comparison(kind + " in its tenant: without row-level security",
                new Way(limit, () -> limit.requests().next(kind), () -> rowLevelSecurity("enable")),
                new Way(limit, () -> LimitRequests.of("/bare/" + kind.id(), rows.task()),
                        () -> rowLevelSecurity("disable")));
    }

    private void rowLevelSecurity(String how) {
        system.database().execute("alter table task " + how + " row level security",
                "alter table member " + how + " row level security");
    }

    private Comparison webhook() {
        rowLevelSecurity("enable");
        var deliveries = system.database().run(new SqlScript("deliveries"), Map.of()).stream().map(Row::of).toList();
        Supplier<Row> delivery = () -> deliveries.get(ThreadLocalRandom.current().nextInt(deliveries.size()));
        var secret = system.webhookSecret();
        return new Comparison("webhook of the mail vendor: its rows, committed",
                new Way(api, () -> webhook(delivery.get(), secret), () -> rowLevelSecurity("enable")),
                new Way(limit, () -> LimitRequests.of("/limit/webhook", delivery.get())));
    }

    private static Request webhook(Row delivery, String secret) {
        var id = "msg_" + UUID.randomUUID();
        var timestamp = Long.toString(Instant.now().getEpochSecond());
        var body = Json.write(Map.of("type", "email.delivered", "data", Map.of("email_id", "mail", "tags",
                Map.of("tenant", delivery.tenant(), "delivery", delivery.id()))));
        return Request.post("/v1/webhooks/resend", "svix-id: " + id + "\r\nsvix-timestamp: " + timestamp
                + "\r\nsvix-signature: " + WebhookSignatures.standard(secret, id, timestamp, body.getBytes(UTF_8))
                + "\r\n", body);
    }

    private Comparison shareLink() {
        var film = Row.of(system.database().run(new SqlScript("film"), Map.of()).getFirst());
        var link = system.client().post(sessions.token(film.organization()),
                "/v1/asset-versions/" + film.id() + "/share-links",
                Map.of("expiresAt", Instant.now().plus(Duration.ofDays(3)))).expect(201).json().get("url").asText();
        var page = Request.get(URI.create(link).getPath(), "none");
        return new Comparison("page of a share link: one task by its id", new Way(api, () -> page),
                new Way(limit, () -> limit.requests().next(RequestKind.ONE_TASK)));
    }
}
