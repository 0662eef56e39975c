package com.motionmavericks.api.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.motionmavericks.api.http.IdempotencyKeys;
import com.motionmavericks.api.http.PageParams;
import com.motionmavericks.api.http.PageRepresentation;
import com.motionmavericks.api.http.ReplayedRepresentation;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.webhooks.ReplayWebhookMessage;
import com.motionmavericks.domain.webhooks.ReplayWebhookMessages;
import com.motionmavericks.domain.webhooks.WebhookAnswer;
import com.motionmavericks.domain.webhooks.WebhookMessage;
import com.motionmavericks.domain.webhooks.WebhookMessages;
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
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The messages to the endpoints of a studio, and what became of them.
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public final class WebhookMessagesResource {
    private final WebhookMessages messages;

    public WebhookMessagesResource(WebhookMessages messages) {
        this.messages = messages;
    }

    /// The body that replays a range.
    record ReplayBody(@NotNull Instant from, @NotNull Instant to, WebhookMessage.@Nullable Status status) {}

    /// One attempt on the wire.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Attempt(Instant at, long durationMs, @Nullable Integer status, WebhookAnswer.@Nullable Fault fault,
            String body) {
        static Attempt of(WebhookMessage.Attempt attempt) {
            return new Attempt(attempt.at(), attempt.durationMs(), attempt.status(), attempt.fault(), attempt.body());
        }
    }

    /// A message on the wire.
    ///
    /// @param body only where one message is read
    /// @param log the same
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Representation(UUID id, UUID webhookEndpointId, @Nullable UUID eventId, String type, UUID subjectId,
            WebhookMessage.Status status, int attempts, @Nullable Instant nextAttemptAt, @Nullable Instant deliveredAt,
            Instant createdAt, Instant updatedAt, @Nullable String body, @Nullable List<Attempt> log) {
        static Representation of(WebhookMessage message) {
            return of(message, null, null);
        }

        private static Representation of(WebhookMessage message, @Nullable String body, @Nullable List<Attempt> log) {
            return new Representation(message.id(), message.endpointId(), message.eventId(), message.type(),
                    message.subjectId(), message.status(), message.attempts(), message.attemptDueAt(),
                    message.deliveredAt(), message.createdAt(), message.updatedAt(), body, log);
        }
    }

    @GET
    @Path("webhook-endpoints/{webhookEndpointId}/messages")
    public PageRepresentation<Representation> list(@Auth Credential caller,
            @PathParam("webhookEndpointId") UUID endpointId,
            @QueryParam("status") WebhookMessage.@Nullable Status status, @Valid @BeanParam PageParams page,
            @Context UriInfo uri) {
        return PageRepresentation.of(messages.list(caller, endpointId, status, page.toRequest()), Representation::of,
                uri);
    }

    @POST
    @Path("webhook-endpoints/{webhookEndpointId}/replay")
    @Consumes(MediaType.APPLICATION_JSON)
    public ReplayedRepresentation replay(@Auth Credential caller, @PathParam("webhookEndpointId") UUID endpointId,
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull ReplayBody body) {
        return ReplayedRepresentation.of(messages.replay(caller, IdempotencyKeys.required(key),
                new ReplayWebhookMessages(endpointId, body.from(), body.to(), body.status())));
    }

    @GET
    @Path("webhook-messages/{webhookMessageId}")
    public Representation get(@Auth Credential caller, @PathParam("webhookMessageId") UUID id) {
        var found = messages.get(caller, id);
        return Representation.of(found.message(), found.body(), found.log().stream().map(Attempt::of).toList());
    }

    @POST
    @Path("webhook-messages/{webhookMessageId}/replay")
    public Representation replay(@Auth Credential caller, @PathParam("webhookMessageId") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        return Representation
                .of(messages.replay(caller, IdempotencyKeys.required(key), new ReplayWebhookMessage(id)));
    }
}
