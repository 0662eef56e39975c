package com.motionmavericks.api.identity;

import com.motionmavericks.api.http.NeedsAttention;
import com.motionmavericks.domain.people.Person;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.motionmavericks.api.http.ETags;
import com.motionmavericks.api.http.IdempotencyKeys;
import com.motionmavericks.api.http.PageParams;
import com.motionmavericks.api.http.PageRepresentation;
import com.motionmavericks.api.http.ValidText;
import com.motionmavericks.domain.identity.Invitation;
import com.motionmavericks.domain.identity.Invitations;
import com.motionmavericks.domain.identity.InviteMember;
import com.motionmavericks.domain.identity.ResendInvitation;
import com.motionmavericks.domain.identity.RevokeInvitation;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.text.EmailAddress;
import com.motionmavericks.domain.text.PersonName;
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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Path("/v1/invitations")
@Produces(MediaType.APPLICATION_JSON)
public final class InvitationsResource {
    private final Invitations invitations;
    private final InstantSource clock;

    public InvitationsResource(Invitations invitations, InstantSource clock) {
        this.invitations = invitations;
        this.clock = clock;
    }

    /// The body that invites somebody.
    record Body(@NotNull @ValidText(EmailAddress.class) String email,
            @NotNull @ValidText(PersonName.class) String name, @NotNull MemberRole role, @Nullable Instant expiresAt) {

        InviteMember toCommand() {
            return new InviteMember(email, name, role.toRole(), expiresAt);
        }
    }

    /// An invitation on the wire, with the progress of its workflow.
    ///
    /// @param needsAttention whether a step of its workflow is parked: see `/v1/operations/parked`
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Representation(UUID id, Person member, Person invitedBy, String email, String name, Role role,
            Invitation.Status status, Instant createdAt, Instant expiresAt, @Nullable Instant mailedAt,
            @Nullable Instant nextReminderAt, @Nullable Instant remindedAt, @Nullable Instant closedAt,
            Instant updatedAt, long version, @Nullable Boolean needsAttention) {

        static Representation of(Invitation invitation, Instant now) {
            var status = invitation.statusAt(now);
            return new Representation(invitation.id(), invitation.member(), invitation.invitedBy(), invitation.email(),
                    invitation.name(), invitation.role(), status, invitation.createdAt(), invitation.expiresAt(),
                    invitation.mailedAt(),
                    status == Invitation.Status.PENDING ? invitation.reminderDueAt() : null, invitation.remindedAt(),
                    invitation.closedAt(), invitation.updatedAt(), invitation.version(),
                    NeedsAttention.of(invitation.parked()));
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@Auth Credential caller, @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull Body body) {
        var invitation = invitations.invite(caller, IdempotencyKeys.required(key), body.toCommand());
        return answer(invitation, Response.created(URI.create("/v1/invitations/" + invitation.id())));
    }

    @GET
    public PageRepresentation<Representation> list(@Auth Credential caller,
            @QueryParam("status") Invitation.@Nullable Status status, @Valid @BeanParam PageParams page,
            @Context UriInfo uri) {
        return PageRepresentation.of(invitations.list(caller, status, page.toRequest()),
                this::representation, uri);
    }

    @GET
    @Path("{invitationId}")
    public Response get(@Auth Credential caller, @PathParam("invitationId") UUID id,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        var invitation = invitations.get(caller, id);
        return ETags.read(ifNoneMatch, invitation.version(), representation(invitation));
    }

    @POST
    @Path("{invitationId}/resend")
    public Response resend(@Auth Credential caller, @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Nullable String ifMatch, @PathParam("invitationId") UUID id) {
        var command = new ResendInvitation(id, ETags.required(ifMatch));
        return answer(invitations.resend(caller, IdempotencyKeys.required(key), command), Response.ok());
    }

    @POST
    @Path("{invitationId}/revoke")
    public Response revoke(@Auth Credential caller, @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Nullable String ifMatch, @PathParam("invitationId") UUID id) {
        var command = new RevokeInvitation(id, ETags.required(ifMatch));
        return answer(invitations.revoke(caller, IdempotencyKeys.required(key), command), Response.ok());
    }

    private Response answer(Invitation invitation, Response.ResponseBuilder response) {
        return ETags.answer(response, invitation.version(), representation(invitation));
    }

    private Representation representation(Invitation invitation) {
        return Representation.of(invitation, clock.instant());
    }
}
