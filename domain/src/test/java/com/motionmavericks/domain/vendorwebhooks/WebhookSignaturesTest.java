package com.motionmavericks.domain.vendorwebhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Checks against signatures that the vendors have published.
class WebhookSignaturesTest {
    private final JsonNode vectors;

    WebhookSignaturesTest() throws IOException {
        try (var published = getClass().getResourceAsStream("/signature-vectors.json")) {
            vectors = new ObjectMapper().readTree(published);
        }
    }

    @Test
    void svixsPublishedSignatureVerifies() {
        var v = vectors.get("svix");
        assertThat(svix(v, text(v, "body"), at(v, 0))).isTrue();
        assertThat(svix(v, text(v, "body") + " ", at(v, 0))).as("another body").isFalse();
        assertThat(svix(v, text(v, "body"), at(v, 301))).as("too old").isFalse();
        assertThat(svix(v, text(v, "body"), at(v, -301))).as("of the future").isFalse();
    }

    @Test
    void oneOfSeveralSignaturesIsEnoughWhileASecretIsRotated() {
        var v = vectors.get("svix");
        assertThat(WebhookSignatures.isStandard(text(v, "secret"), text(v, "id"), text(v, "timestamp"),
                "v1,AAAA " + text(v, "signature"), text(v, "body").getBytes(UTF_8), at(v, 0))).isTrue();
    }

    @Test
    void muxsPublishedSignatureVerifies() {
        var v = vectors.get("mux");
        var body = text(v, "body").getBytes(UTF_8);
        assertThat(WebhookSignatures.isMux(text(v, "secret"), text(v, "header"), body, at(v, 300))).isTrue();
        assertThat(WebhookSignatures.isMux("another", text(v, "header"), body, at(v, 0))).isFalse();
        assertThat(WebhookSignatures.isMux(text(v, "secret"), "t=,v1=", body, at(v, 0))).isFalse();
    }

    @Test
    void slacksPublishedSignatureVerifies() {
        var v = vectors.get("slack");
        var body = text(v, "body").getBytes(UTF_8);
        assertThat(WebhookSignatures.isSlack(text(v, "secret"), text(v, "timestamp"), text(v, "signature"), body,
                at(v, 0))).isTrue();
        assertThat(WebhookSignatures.isSlack(text(v, "secret"), text(v, "timestamp"), text(v, "signature"), body,
                at(v, -301))).isFalse();
    }

    private static boolean svix(JsonNode v, String body, Instant now) {
        return WebhookSignatures.isStandard(text(v, "secret"), text(v, "id"), text(v, "timestamp"),
                text(v, "signature"), body.getBytes(UTF_8), now);
    }

    private static Instant at(JsonNode vector, long later) {
        return Instant.ofEpochSecond(Long.parseLong(text(vector, "timestamp")) + later);
    }

    private static String text(JsonNode vector, String name) {
        return vector.get(name).asText();
    }
}
