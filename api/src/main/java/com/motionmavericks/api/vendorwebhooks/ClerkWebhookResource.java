package com.motionmavericks.api.vendorwebhooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.motionmavericks.api.http.RequestIdFilter;
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

/// Clerk calls this when a user or a membership of an organization changes. The call only makes the workflow ask Clerk.
@Path("/v1/webhooks/clerk")
public final class ClerkWebhookResource {
    private final VendorWebhooks webhooks;
    private final String secret;
    private final InstantSource clock;
    private final ObjectMapper json;

    public ClerkWebhookResource(VendorWebhooks webhooks, String secret, InstantSource clock, ObjectMapper json) {
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
        // Other events and unknown users are acknowledged, so that Clerk does not call again.
        webhooks.userReported(user(type, event.path("data")), new Webhook("clerk", svix.id(), type),
                RequestIdFilter.origin(request));
        return Response.noContent().build();
    }

    /// The id of the user whom the event is about, or empty text.
    private static String user(String type, JsonNode data) {
        return switch (type) {
            case "user.updated", "user.deleted" -> data.path("id").asText();
            case "organizationMembership.created", "organizationMembership.updated", "organizationMembership.deleted" ->
                data.at("/public_user_data/user_id").asText();
            default -> "";
        };
    }
}
