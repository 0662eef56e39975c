package com.motionmavericks.api.apikeys;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.motionmavericks.api.http.ETags;
import com.motionmavericks.api.http.IdempotencyKeys;
import com.motionmavericks.api.http.PageParams;
import com.motionmavericks.api.http.PageRepresentation;
import com.motionmavericks.api.http.ValidText;
import com.motionmavericks.domain.apikeys.ApiKey;
import com.motionmavericks.domain.apikeys.ApiKeys;
import com.motionmavericks.domain.apikeys.CreateApiKey;
import com.motionmavericks.domain.apikeys.RevokeApiKey;
import com.motionmavericks.domain.people.Person;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.text.Title;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The API keys of machines. The token of a key is shown once, when it is created.
@Path("/v1/api-keys")
@Produces(MediaType.APPLICATION_JSON)
public final class ApiKeysResource {
    private final ApiKeys keys;

    public ApiKeysResource(ApiKeys keys) {
        this.keys = keys;
    }

    /// The body that creates a key.
    record Body(@NotNull @ValidText(Title.class) String name, @NotNull KeyRole role, @Nullable Instant expiresAt) {

        enum KeyRole {
            ADMIN,
            AGENCY
        }

        CreateApiKey toCommand() {
            return new CreateApiKey(name, Role.valueOf(role.name()), expiresAt);
        }
    }

    /// A key on the wire.
    ///
    /// @param token only in the answer that creates the key
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Representation(UUID id, String name, Role role, Person createdBy, Instant createdAt,
            @Nullable Instant expiresAt, @Nullable Instant lastUsedAt, @Nullable Instant revokedAt, Instant updatedAt,
            long version, @Nullable String token) {
        static Representation of(ApiKey key) {
            return of(key, null);
        }

        static Representation of(ApiKey key, @Nullable String token) {
            return new Representation(key.id(), key.name(), key.role(), key.createdBy(), key.createdAt(),
                    key.expiresAt(), key.lastUsedAt(), key.revokedAt(), key.updatedAt(), key.version(), token);
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@Auth Credential caller, @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull Body body) {
        var created = keys.create(caller, IdempotencyKeys.required(key), body.toCommand());
        return ETags.answer(Response.created(URI.create("/v1/api-keys/" + created.key().id())),
                created.key().version(), Representation.of(created.key(), created.token()));
    }

    @GET
    public PageRepresentation<Representation> list(@Auth Credential caller, @Valid @BeanParam PageParams page,
            @Context UriInfo uri) {
        return PageRepresentation.of(keys.list(caller, page.toRequest()), Representation::of, uri);
    }

    @GET
    @Path("{apiKeyId}")
    public Response get(@Auth Credential caller, @PathParam("apiKeyId") UUID id,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        var key = keys.get(caller, id);
        return ETags.read(ifNoneMatch, key.version(), Representation.of(key));
    }

    @DELETE
    @Path("{apiKeyId}")
    public void revoke(@Auth Credential caller, @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Nullable String ifMatch, @PathParam("apiKeyId") UUID id) {
        keys.revoke(caller, IdempotencyKeys.optional(key), new RevokeApiKey(id, ETags.required(ifMatch)));
    }
}
