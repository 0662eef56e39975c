package com.motionmavericks.api.vendorwebhooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.motionmavericks.api.http.RequestIdFilter;
import com.motionmavericks.api.limits.Limited;
import com.motionmavericks.domain.assets.MuxReference;
import com.motionmavericks.domain.limits.RateLimit;
import com.motionmavericks.domain.vendorwebhooks.VendorWebhooks;
import com.motionmavericks.domain.vendorwebhooks.VendorWebhooks.Webhook;
import com.motionmavericks.domain.vendorwebhooks.WebhookSignatures;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.InstantSource;

/// Mux calls this when an upload or an asset changes. The call only makes the workflow ask Mux.
@Path("/v1/webhooks/mux")
public final class MuxWebhookResource {
    private final VendorWebhooks webhooks;
    private final String secret;
    private final InstantSource clock;
    private final ObjectMapper json;

    public MuxWebhookResource(VendorWebhooks webhooks, String secret, InstantSource clock, ObjectMapper json) {
        this.webhooks = webhooks;
        this.secret = secret;
        this.clock = clock;
        this.json = json;
    }

    @POST
    @Limited(RateLimit.WEBHOOKS)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response receive(@HeaderParam("Mux-Signature") @DefaultValue("") String signature, byte[] body,
            @Context ContainerRequestContext request) throws IOException {
        Signature.require(WebhookSignatures.isMux(secret, signature, body, clock.instant()));
        var event = json.readTree(body);
        var webhook = new Webhook("mux", event.path("id").asText(), event.path("type").asText());
        // A film that is not ours is acknowledged, so that Mux does not call again.
        MuxReference.parse(passthrough(event.path("data"))).ifPresent(
                reference -> webhooks.filmReported(reference, webhook, RequestIdFilter.origin(request)));
        return Response.noContent().build();
    }

    /// The reference that we gave to Mux: at the top of an asset, or in an upload's settings for its asset.
    private static String passthrough(JsonNode data) {
        return data.path("passthrough").asText(data.at("/new_asset_settings/passthrough").asText());
    }
}
