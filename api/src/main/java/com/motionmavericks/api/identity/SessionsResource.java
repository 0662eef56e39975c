package com.motionmavericks.api.identity;

import com.motionmavericks.domain.people.Person;
import com.motionmavericks.api.http.IdempotencyKeys;
import com.motionmavericks.api.http.RequestIdFilter;
import com.motionmavericks.domain.identity.Invitations;
import com.motionmavericks.domain.tenancy.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Accepts an invitation and starts a session. For a browser the page of the link does the same.
@Path("/v1/sessions")
@Produces(MediaType.APPLICATION_JSON)
public final class SessionsResource {
    private final Invitations invitations;
    private final AccessTokens accessTokens;

    public SessionsResource(Invitations invitations, AccessTokens accessTokens) {
        this.invitations = invitations;
        this.accessTokens = accessTokens;
    }

    /// The body that starts a session.
    ///
    /// @param invitationToken the last part of the link in the mail
    record Body(@NotBlank @Size(max = 500) String invitationToken) {}

    /// A new session on the wire.
    ///
    /// @param accessToken for `Authorization: Bearer`
    record Representation(UUID id, Person member, Role role, String accessToken, String tokenType,
            Instant expiresAt) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response start(@HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull Body body, @Context ContainerRequestContext request) {
        var session = invitations.accept(body.invitationToken(), IdempotencyKeys.required(key),
                RequestIdFilter.origin(request));
        // The first token is issued as the session begins, so that a repeated answer is the same.
        var issuedAt = session.createdAt();
        return Response.created(URI.create("/v1/me")).entity(new Representation(session.id(),
                session.member(), session.role(), accessTokens.issue(session, issuedAt), "Bearer",
                accessTokens.expiry(issuedAt))).build();
    }
}
