package com.motionmavericks.api.partners;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.motionmavericks.api.http.IdempotencyKeys;
import com.motionmavericks.api.http.PageParams;
import com.motionmavericks.api.http.PageRepresentation;
import com.motionmavericks.api.http.ReplayedRepresentation;
import com.motionmavericks.domain.partners.PartnerWebhook;
import com.motionmavericks.domain.partners.PartnerWebhooks;
import com.motionmavericks.domain.partners.ReplayPartnerWebhook;
import com.motionmavericks.domain.partners.ReplayPartnerWebhooks;
import com.motionmavericks.domain.tenancy.Credential;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The webhooks that partners have sent. [PartnerWebhookResource] receives them.
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public final class PartnerWebhooksResource {
    private final PartnerWebhooks webhooks;

    public PartnerWebhooksResource(PartnerWebhooks webhooks) {
        this.webhooks = webhooks;
    }

    /// The body that replays a range.
    record ReplayBody(@NotNull Instant from, @NotNull Instant to, PartnerWebhook.@Nullable Status status) {}

    /// A webhook on the wire.
    ///
    /// @param body only where one webhook is read
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Representation(UUID id, UUID partnerId, String webhookId, String envelopeVersion, String type,
            PartnerWebhook.Status status, Instant receivedAt, @Nullable Instant handledAt, Instant updatedAt,
            @Nullable String body) {
        static Representation of(PartnerWebhook webhook) {
            return of(webhook, null);
        }

        static Representation of(PartnerWebhook webhook, @Nullable String body) {
            return new Representation(webhook.id(), webhook.partnerId(), webhook.webhookId(),
                    webhook.envelopeVersion(), webhook.type(), webhook.status(), webhook.receivedAt(),
                    webhook.handledAt(), webhook.updatedAt(), body);
        }
    }

    @GET
    @Path("partners/{partnerId}/webhooks")
    public PageRepresentation<Representation> list(@Auth Credential caller, @PathParam("partnerId") UUID partnerId,
            @QueryParam("status") PartnerWebhook.@Nullable Status status, @Valid @BeanParam PageParams page,
            @Context UriInfo uri) {
        return PageRepresentation.of(webhooks.list(caller, partnerId, status, page.toRequest()), Representation::of,
                uri);
    }

    @POST
    @Path("partners/{partnerId}/replay")
    @Consumes(MediaType.APPLICATION_JSON)
    public ReplayedRepresentation replay(@Auth Credential caller, @PathParam("partnerId") UUID partnerId,
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull ReplayBody body) {
        return ReplayedRepresentation.of(webhooks.replay(caller, IdempotencyKeys.required(key),
                new ReplayPartnerWebhooks(partnerId, body.from(), body.to(), body.status())));
    }

    @GET
    @Path("partner-webhooks/{partnerWebhookId}")
    public Representation get(@Auth Credential caller, @PathParam("partnerWebhookId") UUID id) {
        var found = webhooks.get(caller, id);
        return Representation.of(found.webhook(), found.body());
    }

    @POST
    @Path("partner-webhooks/{partnerWebhookId}/replay")
    public Representation replay(@Auth Credential caller, @PathParam("partnerWebhookId") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        return Representation
                .of(webhooks.replay(caller, IdempotencyKeys.required(key), new ReplayPartnerWebhook(id)));
    }
}
