package com.motionmavericks.local.vendors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.motionmavericks.domain.vendorwebhooks.WebhookSignatures;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResendStandInTest {
    private static final String MAIL = TestBench.mailTo("ada@client.example");

    @TempDir
    private Path data;
    private TestBench bench;

    @BeforeEach
    void start() {
        bench = new TestBench(data);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void aRepeatedRequestAfterARestartSendsNoSecondMail() throws Exception {
        var first = bench.send("key-1", MAIL);
        bench.close();
        Files.writeString(data.resolve("resend-ledger.jsonl"), "{\"entry\":\"acc", StandardOpenOption.APPEND);
        bench = new TestBench(data);

        var replay = bench.send("key-1", MAIL);

        assertThat(replay.statusCode()).isEqualTo(200);
        assertThat(replay.body()).isEqualTo(first.body());
        assertThat(ledger()).hasSize(1);
        assertThat(ledger().path(0).path("attempts").asInt()).isEqualTo(2);
    }

    @Test
    void anotherBodyUnderTheSameKeyIsRefused() throws Exception {
        bench.send("key-1", MAIL);

        var other = bench.send("key-1", TestBench.mailTo("grace@client.example"));

        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("\"name\":\"invalid_idempotent_request\"");
        assertThat(ledger()).hasSize(1);
    }

    @Test
    void aLostReplyDidTheWork() throws Exception {
        bench.fault("{\"mode\":\"loseReply\",\"times\":1}");

        assertThatThrownBy(() -> bench.send("key-1", MAIL)).isInstanceOf(IOException.class);

        assertThat(ledger()).hasSize(1);
        assertThat(bench.send("key-1", MAIL).statusCode()).isEqualTo(200);
        assertThat(ledger()).hasSize(1);
    }

    @Test
    void aFailureHitsItsRecipientTheGivenNumberOfTimesAndEchoesTheAddress() throws Exception {
        bench.fault("""
                {"mode":"fail","status":429,"retryAfterSeconds":7,"to":"ada@","times":1}""");

        assertThat(bench.send("key-1", TestBench.mailTo("grace@client.example")).statusCode()).isEqualTo(200);
        var failure = bench.send("key-2", MAIL);

        assertThat(failure.statusCode()).isEqualTo(429);
        assertThat(failure.headers().firstValue("Retry-After")).contains("7");
        assertThat(failure.body()).contains("rate_limit_exceeded", "ada@client.example");
        assertThat(bench.send("key-2", MAIL).statusCode()).isEqualTo(200);
    }

    @Test
    void aSecondRequestWhileTheFirstIsInFlightIsRefused() throws Exception {
        bench.fault("{\"mode\":\"slow\",\"delaySeconds\":1}");

        var one = bench.sendAsync("key-1", MAIL);
        var other = bench.sendAsync("key-1", MAIL);

        assertThat(List.of(one.get().statusCode(), other.get().statusCode())).containsExactlyInAnyOrder(200, 409);
        assertThat(one.get().body() + other.get().body()).contains("concurrent_idempotent_requests");
    }

    @Test
    void sendingAndDeliveryAreReportedBySignedWebhooks() throws Exception {
        bench.send("key-1", MAIL);

        var sent = webhook();
        var delivered = webhook();

        assertThat(Json.read(sent.body(), JsonNode.class).path("type").asText()).isEqualTo("email.sent");
        var event = Json.read(delivered.body(), JsonNode.class);
        assertThat(event.path("type").asText()).isEqualTo("email.delivered");
        assertThat(event.path("data").path("tags").path("delivery").asText()).isEqualTo("d1");
        assertThat(WebhookSignatures.isStandard(TestBench.WEBHOOK_SECRET, header(delivered, "svix-id"),
                header(delivered, "svix-timestamp"), header(delivered, "svix-signature"),
                delivered.body().getBytes(UTF_8), Instant.now())).isTrue();
    }

    @Test
    void aWebhookThatIsSentTwiceKeepsItsId() throws Exception {
        bench.fault("{\"mode\":\"webhooks\",\"deliver\":\"twice\"}");
        bench.send("key-1", MAIL);

        assertThat(header(webhook(), "svix-id")).isEqualTo(header(webhook(), "svix-id"));
    }

    @Test
    void reorderedWebhooksReportTheDeliveryFirst() throws Exception {
        bench.fault("{\"mode\":\"webhooks\",\"deliver\":\"reordered\",\"delaySeconds\":0.6}");
        bench.send("key-1", MAIL);

        assertThat(webhook().body()).contains("email.delivered");
        assertThat(webhook().body()).contains("email.sent");
    }

    @Test
    void aMailToAnAddressThatBouncesIsReportedAsBounced() throws Exception {
        var id = id(bench.send("key-1", TestBench.mailTo("bounced+1@client.example")));
        webhook();

        assertThat(webhook().body()).contains("email.bounced", "\"type\":\"Permanent\"");
        assertThat(bench.get("/emails/" + id)).contains("\"last_event\":\"bounced\"");
    }

    @Test
    void aMailWithoutARecipientIsRefusedWithTheVendorsError() throws Exception {
        var refusal = bench.send("key-1", "{\"from\":\"a@b.example\",\"subject\":\"s\",\"text\":\"t\"}");

        assertThat(refusal.statusCode()).isEqualTo(422);
        assertThat(refusal.body()).contains("\"statusCode\":422", "missing_required_field", "`to`");
    }

    @Test
    void theInboxEscapesAMailAndFramesItWithoutScripts() throws Exception {
        var id = id(bench.send("key-1", MAIL.replace("Welcome", "<b>Welcome")));

        assertThat(bench.get("/inbox")).contains("&lt;b&gt;Welcome").doesNotContain("<b>Welcome");
        assertThat(bench.get("/inbox/" + id)).contains(
                "sandbox=\"allow-popups allow-top-navigation-by-user-activation\"",
                "&lt;p&gt;Hello&lt;/p&gt;");
        assertThat(bench.get("/inbox.json?to=ada%40client.example")).contains(id);
        assertThat(bench.get("/inbox.json?to=grace@client.example")).isEqualTo("[]");
    }

    private static String id(HttpResponse<String> accepted) {
        return Json.read(accepted.body(), JsonNode.class).path("id").asText();
    }

    private JsonNode ledger() throws Exception {
        return Json.read(bench.get("/_control/ledger"), JsonNode.class);
    }

    private Request webhook() throws InterruptedException {
        return Objects.requireNonNull(bench.webhooks.poll(5, SECONDS), "no webhook came");
    }

    private static String header(Request request, String name) {
        return request.header(name).orElseThrow();
    }
}
