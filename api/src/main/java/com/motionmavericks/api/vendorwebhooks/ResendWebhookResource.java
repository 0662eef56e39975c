package com.motionmavericks.api.vendorwebhooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.motionmavericks.api.http.RequestIdFilter;
import com.motionmavericks.api.http.StrictJson;
import com.motionmavericks.api.limits.Limited;
import com.motionmavericks.domain.limits.RateLimit;
import com.motionmavericks.domain.vendorwebhooks.VendorWebhooks;
import com.motionmavericks.domain.vendorwebhooks.VendorWebhooks.Webhook;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Resend calls this when a mail changes. The call only makes the workflow ask Resend.
@Path("/v1/webhooks/resend")
public final class ResendWebhookResource {
    private static final Set<String> FINAL = Set.of("email.delivered", "email.bounced", "email.complained",
            "email.failed", "email.suppressed");

    private final VendorWebhooks webhooks;
    private final String secret;
    private final InstantSource clock;
    private final ObjectMapper json;

    public ResendWebhookResource(VendorWebhooks webhooks, String secret, InstantSource clock, ObjectMapper json) {
        this.webhooks = webhooks;
        this.secret = secret;
        this.clock = clock;
        this.json = json;
    }

    @POST
    @Limited(RateLimit.WEBHOOKS)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response receive(@BeanParam SvixHeaders svix, byte[] body, @Context ContainerRequestContext request)
            throws IOException {
        svix.requireSignature(secret, body, clock.instant());
        var event = json.readTree(body);
        var type = event.path("type").asText();
        var tags = event.path("data").path("tags");
        var mailId = event.path("data").path("email_id").asText();
        // A mail without our tags is not ours: it is acknowledged, so that Resend does not call again.
        uuid(tags.path("tenant")).filter(_ -> FINAL.contains(type) && !mailId.isEmpty())
                .ifPresent(tenantId -> uuid(tags.path("delivery")).ifPresent(deliveryId -> webhooks
                        .mailReported(tenantId, deliveryId, mailId, new Webhook("resend", svix.id(), type),
                                RequestIdFilter.origin(request))));
        return Response.noContent().build();
    }

    private static Optional<UUID> uuid(JsonNode node) {
        try {
            return Optional.of(StrictJson.uuid(node.asText()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
