package com.motionmavericks.api.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.motionmavericks.api.http.IdempotencyKeys;
import com.motionmavericks.api.http.PageParams;
import com.motionmavericks.api.http.PageRepresentation;
import com.motionmavericks.api.http.RequestIdFilter;
import com.motionmavericks.domain.identity.Invitations;
import com.motionmavericks.domain.identity.OwnSession;
import com.motionmavericks.domain.identity.Session;
import com.motionmavericks.domain.identity.Sessions;
import com.motionmavericks.domain.identity.SignInLinks;
import com.motionmavericks.domain.people.Person;
import com.motionmavericks.domain.problems.FieldError.Code;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.Role;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The sessions of members who sign in with us: starts, refreshes, shows and ends them. For a browser the pages of the links
/// and the cookies do the same.
@Path("/v1/sessions")
@Produces(MediaType.APPLICATION_JSON)
public final class SessionsResource {
    private static final String PRINTABLE = "[\\x21-\\x7E]+";

    private final Invitations invitations;
    private final SignInLinks signInLinks;
    private final Sessions sessions;
    private final AccessTokens accessTokens;
    private final SessionCookies cookies;

    public SessionsResource(Invitations invitations, SignInLinks signInLinks, Sessions sessions,
            AccessTokens accessTokens, SessionCookies cookies) {
        this.invitations = invitations;
        this.signInLinks = signInLinks;
        this.sessions = sessions;
        this.accessTokens = accessTokens;
        this.cookies = cookies;
    }

    /// The body that starts a session: one of the two.
    ///
    /// @param invitationToken the last part of the link of an invitation
    /// @param signInToken the last part of a link to sign in
    record Body(@Nullable @Size(max = 500) @Pattern(regexp = PRINTABLE) String invitationToken,
            @Nullable @Size(max = 500) @Pattern(regexp = PRINTABLE) String signInToken) {}

    /// The body that renews a session.
    record RefreshBody(@NotNull @Size(max = 500) @Pattern(regexp = PRINTABLE) String refreshToken) {}

    /// A session with its tokens on the wire.
    ///
    /// @param accessToken for `Authorization: Bearer`
    /// @param refreshToken gives the next tokens, once
    record Representation(UUID id, Person member, Role role, String accessToken, String tokenType, Instant expiresAt,
            String refreshToken, Instant refreshExpiresAt) {}

    /// A session of the caller on the wire, without secrets.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(UUID id, Instant createdAt, Instant lastUsedAt, @Nullable String device, @Nullable String network,
            boolean isCurrent) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response start(@HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull Body body,
            @Context ContainerRequestContext request) {
        var session = start(body, IdempotencyKeys.required(key), request);
        return Response.created(URI.create("/v1/me")).entity(representation(session)).build();
    }

    private Session start(Body body, String key, ContainerRequestContext request) {
        var origin = RequestIdFilter.origin(request);
        if (body.invitationToken() == null) {
            if (body.signInToken() == null) {
                throw Refused.invalid("/invitationToken", Code.REQUIRED, "must be present, or signInToken");
            }
            return signInLinks.use(body.signInToken(), key, origin);
        }
        if (body.signInToken() != null) {
            throw Refused.invalid("/signInToken", Code.NOT_ALLOWED, "must not be sent with invitationToken");
        }
        return invitations.accept(body.invitationToken(), key, origin);
    }

    /// Takes no idempotency key: during the grace the same token gives the same answer.
    @POST
    @Path("refresh")
    @Consumes(MediaType.APPLICATION_JSON)
    public Representation refresh(@Valid @NotNull RefreshBody body, @Context ContainerRequestContext request) {
        return representation(sessions.refresh(body.refreshToken(), RequestIdFilter.origin(request)));
    }

    @GET
    public PageRepresentation<Item> list(@Auth Credential caller, @Valid @BeanParam PageParams page,
            @Context UriInfo uri) {
        return PageRepresentation.of(sessions.list(caller, page.toRequest()), session -> item(session, caller), uri);
    }

    @DELETE
    public void endAll(@Auth Credential caller, @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context ContainerRequestContext request) {
        sessions.endAll(caller, IdempotencyKeys.optional(key));
        cookies.clear(request);
    }

    @DELETE
    @Path("current")
    public void endCurrent(@Auth Credential caller, @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context ContainerRequestContext request) {
        if (!(caller instanceof Credential.Session session)) {
            throw Refused.notFound("session");
        }
        sessions.end(caller, IdempotencyKeys.optional(key), session.id());
        cookies.clear(request);
    }

    @DELETE
    @Path("{sessionId}")
    public void end(@Auth Credential caller, @PathParam("sessionId") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        sessions.end(caller, IdempotencyKeys.optional(key), id);
    }

    private Representation representation(Session session) {
        var tokens = SessionTokens.of(session, accessTokens, sessions);
        return new Representation(session.id(), session.member(), session.role(), tokens.accessToken(), "Bearer",
                tokens.expiresAt(), tokens.refreshToken(), tokens.refreshExpiresAt());
    }

    private static Item item(OwnSession session, Credential caller) {
        return new Item(session.id(), session.createdAt(), session.lastUsedAt(), session.device(), session.network(),
                caller instanceof Credential.Session current && current.id().equals(session.id()));
    }
}
