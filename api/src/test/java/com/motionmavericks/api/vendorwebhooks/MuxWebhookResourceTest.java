package com.motionmavericks.api.vendorwebhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.motionmavericks.domain.vendorwebhooks.VendorWebhooks;
import com.motionmavericks.domain.vendorwebhooks.WebhookSignatures;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MuxWebhookResourceTest {
    private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");

    private final VendorWebhooks webhooks = mock(VendorWebhooks.class);
    private final MuxWebhookResource resource = new MuxWebhookResource(webhooks, "secret", InstantSource.fixed(NOW),
            new ObjectMapper());

    @ParameterizedTest
    @ValueSource(strings = {"------------------------------------:------------------------------------", "",
            "another product's reference"})
    void acknowledgesAFilmOfSomebodyElse(String passthrough) throws IOException {
        var body = "{\"id\":\"1\",\"type\":\"video.asset.ready\",\"data\":{\"passthrough\":\"%s\"}}"
                .formatted(passthrough).getBytes(UTF_8);
        var signature = WebhookSignatures.mux("secret", Long.toString(NOW.getEpochSecond()), body);
        try (var answer = resource.receive(signature, body, mock(ContainerRequestContext.class))) {
            assertThat(answer.getStatus()).isEqualTo(204);
        }
        verifyNoInteractions(webhooks);
    }
}
