package com.motionmavericks.api.partners;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.motionmavericks.api.http.RequestIdFilter;
import com.motionmavericks.api.limits.Limited;
import com.motionmavericks.domain.limits.RateLimit;
import com.motionmavericks.domain.partners.PartnerWebhooks;
import com.motionmavericks.domain.partners.WebhookSignature;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/// Partners call this. The signature is verified before the body is parsed. The answer comes after the commit.
@Path("/v1/webhooks/partners/{partnerId}")
@Produces(MediaType.APPLICATION_JSON)
public final class PartnerWebhookResource {
    private final PartnerWebhooks webhooks;
    private final ObjectMapper json;

    public PartnerWebhookResource(PartnerWebhooks webhooks, ObjectMapper json) {
        this.webhooks = webhooks;
        this.json = json;
    }

    /// What the partner gets.
    ///
    /// @param id of the stored webhook, the same for each retry
    record Receipt(UUID id) {}

    @POST
    @Limited(RateLimit.WEBHOOKS)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response receive(@PathParam("partnerId") UUID partnerId,
            @HeaderParam("webhook-id") @DefaultValue("") String id,
            @HeaderParam("webhook-timestamp") @DefaultValue("") String timestamp,
            @HeaderParam("webhook-signature") @DefaultValue("") String signatures, byte[] body,
            @Context ContainerRequestContext request) throws JsonProcessingException {
        var origin = RequestIdFilter.origin(request);
        var sender = webhooks.verify(partnerId, new WebhookSignature(id, timestamp, signatures), body, origin);
        var webhook = PartnerEnvelope.read(json, id, body);
        return Response.accepted(new Receipt(webhooks.receive(sender, webhook, origin))).build();
    }
}
