package com.motionmavericks.api.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.motionmavericks.api.http.ETags;
import com.motionmavericks.api.http.IdempotencyKeys;
import com.motionmavericks.api.http.MergePatch;
import com.motionmavericks.api.http.PageParams;
import com.motionmavericks.api.http.PageRepresentation;
import com.motionmavericks.api.http.ValidText;
import com.motionmavericks.domain.patch.Patch;
import com.motionmavericks.domain.people.Person;
import com.motionmavericks.domain.secrets.WebhookSecrets;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.text.Title;
import com.motionmavericks.domain.webhooks.ChangeWebhookEndpoint;
import com.motionmavericks.domain.webhooks.CreateWebhookEndpoint;
import com.motionmavericks.domain.webhooks.DeleteWebhookEndpoint;
import com.motionmavericks.domain.webhooks.NewWebhookSecret;
import com.motionmavericks.domain.webhooks.RotateWebhookSecret;
import com.motionmavericks.domain.webhooks.TestWebhookEndpoint;
import com.motionmavericks.domain.webhooks.WebhookEndpoint;
import com.motionmavericks.domain.webhooks.WebhookEndpoints;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The endpoints that get a studio's events as webhooks. A secret is shown once, in the answer that makes it.
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public final class WebhookEndpointsResource {
    private final WebhookEndpoints endpoints;
    private final Subscription allowed;

    public WebhookEndpointsResource(WebhookEndpoints endpoints, Subscription allowed) {
        this.endpoints = endpoints;
        this.allowed = allowed;
    }

    /// The body that subscribes a URL.
    record NewBody(@NotNull String url, @ValidText(Title.class) @Nullable String description,
            @Size(max = 500) @Nullable List<@NotNull String> eventTypes) {
        CreateWebhookEndpoint toCommand(Subscription allowed) {
            return new CreateWebhookEndpoint(allowed.url(url), description == null ? null : Title.of(description),
                    eventTypes == null ? List.of() : allowed.types(eventTypes));
        }
    }

    /// The body that changes an endpoint.
    record PatchBody(Patch<@NotNull String> url, Patch<@ValidText(Title.class) String> description,
            Patch<@NotNull @Size(max = 500) List<@NotNull String>> eventTypes,
            Patch<WebhookEndpoint.@NotNull Status> status) {
        PatchBody checked(Subscription allowed) {
            return new PatchBody(url.map(allowed::url), description, eventTypes.map(allowed::types), status);
        }

        ChangeWebhookEndpoint toCommand(UUID id, long version) {
            return new ChangeWebhookEndpoint(id, version, url, description.map(Title::of), eventTypes, status);
        }
    }

    /// The body that rotates a secret.
    ///
    /// @param overlapHours how long messages are signed by the secret before too
    record RotateBody(@Nullable Integer overlapHours) {
        Duration overlap() {
            return overlapHours == null ? WebhookSecrets.DEFAULT_OVERLAP : Duration.ofHours(overlapHours);
        }
    }

    /// An endpoint on the wire.
    ///
    /// @param secret only in the answer that makes it
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Representation(UUID id, String url, @Nullable String description, List<String> eventTypes,
            WebhookEndpoint.Status status, WebhookEndpoint.@Nullable PauseReason pauseReason,
            @Nullable Instant previousSecretValidUntil, Person createdBy, Instant createdAt, Instant updatedAt,
            long version, @Nullable String secret) {
        static Representation of(WebhookEndpoint endpoint) {
            return of(endpoint, null);
        }

        static Representation of(WebhookEndpoint endpoint, @Nullable String secret) {
            return new Representation(endpoint.id(), endpoint.url(), endpoint.description(), endpoint.eventTypes(),
                    endpoint.status(), endpoint.pauseReason(), endpoint.previousValidUntil(), endpoint.createdBy(),
                    endpoint.createdAt(), endpoint.updatedAt(), endpoint.version(), secret);
        }
    }

    @POST
    @Path("webhook-endpoints")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@Auth Credential caller, @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull NewBody body) {
        var created = endpoints.create(caller, IdempotencyKeys.required(key), body.toCommand(allowed));
        return answer(Response.created(URI.create("/v1/webhook-endpoints/" + created.endpoint().id())), created);
    }

    @GET
    @Path("webhook-endpoints")
    public PageRepresentation<Representation> list(@Auth Credential caller, @Valid @BeanParam PageParams page,
            @Context UriInfo uri) {
        return PageRepresentation.of(endpoints.list(caller, page.toRequest()), Representation::of, uri);
    }

    @GET
    @Path("webhook-endpoints/{webhookEndpointId}")
    public Response get(@Auth Credential caller, @PathParam("webhookEndpointId") UUID id,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        var endpoint = endpoints.get(caller, id);
        return ETags.read(ifNoneMatch, endpoint.version(), Representation.of(endpoint));
    }

    @PATCH
    @Path("webhook-endpoints/{webhookEndpointId}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    public Response change(@Auth Credential caller, @PathParam("webhookEndpointId") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key, @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull PatchBody body) {
        var endpoint = endpoints.change(caller, IdempotencyKeys.optional(key),
                body.checked(allowed).toCommand(id, ETags.required(ifMatch)));
        return ETags.answer(Response.ok(), endpoint.version(), Representation.of(endpoint));
    }

    @DELETE
    @Path("webhook-endpoints/{webhookEndpointId}")
    public void delete(@Auth Credential caller, @PathParam("webhookEndpointId") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key, @HeaderParam("If-Match") @Nullable String ifMatch) {
        endpoints.delete(caller, IdempotencyKeys.optional(key),
                new DeleteWebhookEndpoint(id, ETags.required(ifMatch)));
    }

    @POST
    @Path("webhook-endpoints/{webhookEndpointId}/rotate")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response rotate(@Auth Credential caller, @PathParam("webhookEndpointId") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key, @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull RotateBody body) {
        return answer(Response.ok(), endpoints.rotate(caller, IdempotencyKeys.required(key),
                new RotateWebhookSecret(id, ETags.required(ifMatch), body.overlap())));
    }

    @POST
    @Path("webhook-endpoints/{webhookEndpointId}/test")
    public Response test(@Auth Credential caller, @PathParam("webhookEndpointId") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        var message = endpoints.test(caller, IdempotencyKeys.required(key), new TestWebhookEndpoint(id));
        return Response.accepted(WebhookMessagesResource.Representation.of(message))
                .location(URI.create("/v1/webhook-messages/" + message.id())).build();
    }

    private static Response answer(Response.ResponseBuilder response, NewWebhookSecret made) {
        return ETags.answer(response, made.endpoint().version(), Representation.of(made.endpoint(), made.secret()));
    }
}
