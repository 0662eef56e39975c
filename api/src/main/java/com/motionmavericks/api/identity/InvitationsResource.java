package com.motionmavericks.api.identity;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.PATCH;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import static java.nio.charset.StandardCharsets.UTF_8;
import com.motionmavericks.domain.text.Note;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.patch.Patch;
import com.motionmavericks.domain.identity.ChangeInvitation;
import com.motionmavericks.api.http.MergePatch;
import com.motionmavericks.api.http.ProblemDocuments;
import com.motionmavericks.api.http.ProblemType;
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
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Path("/v1/invitations")
@Produces(MediaType.APPLICATION_JSON)
public final class InvitationsResource {
    /// These refuse the request, not one of its invitations.
    private static final Set<Refusal> OF_THE_CALLER = EnumSet.of(Refusal.UNAUTHENTICATED, Refusal.NOT_A_MEMBER,
            Refusal.NOT_ALLOWED);

    private final Invitations invitations;
    private final ProblemDocuments problems;
    private final InstantSource clock;

    public InvitationsResource(Invitations invitations, ProblemDocuments problems, InstantSource clock) {
        this.invitations = invitations;
        this.problems = problems;
        this.clock = clock;
    }

    /// The body that invites somebody.
    record Body(@NotNull @ValidText(EmailAddress.class) String email,
            @NotNull @ValidText(PersonName.class) String name, @NotNull MemberRole role, @Nullable Instant expiresAt,
            @ValidText(Note.class) @Nullable String note,
            @Size(max = 100) @Nullable List<@NotNull UUID> projectIds) {

        InviteMember toCommand() {
            return new InviteMember(EmailAddress.of(email), PersonName.of(name), role.toRole(), expiresAt,
                    note == null ? null : Note.of(note), Objects.requireNonNullElse(projectIds, List.of()));
        }
    }

    /// The body that changes an invitation.
    record PatchBody(Patch<@NotNull @ValidText(PersonName.class) String> name,
            Patch<@NotNull @ValidText(EmailAddress.class) String> email, Patch<@NotNull MemberRole> role,
            Patch<@NotNull @Size(max = 100) List<@NotNull UUID>> projectIds) {
        ChangeInvitation toCommand(UUID id, long version) {
            return new ChangeInvitation(id, version, name.map(PersonName::of), email.map(EmailAddress::of),
                    role.map(MemberRole::toRole), projectIds);
        }
    }

    /// The body that invites several people.
    record BulkBody(@NotNull @Size(min = 1, max = 100) List<@NotNull @Valid Body> invitations) {}

    /// What became of one of several invitations.
    ///
    /// @param status as an answer of its own would have it
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BulkResult(int status, @Nullable Representation invitation, @Nullable Map<String, Object> problem) {}

    record BulkResults(List<BulkResult> results) {}

    /// The query of the list: `?status=&email=`.
    public static final class ListParams extends PageParams {
        @QueryParam("status")
        private Invitation.@Nullable Status status;

        @QueryParam("email")
        @ValidText(EmailAddress.class)
        private @Nullable String email;
    }

    /// A project of an invitation.
    record InvitedProject(UUID id, String name) {}

    /// An invitation on the wire, with the progress of its workflow.
    ///
    /// @param needsAttention whether a step of its workflow is parked: see `/v1/operations/parked`
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Representation(UUID id, Person member, Person invitedBy, @Nullable String email, String name, Role role,
            @Nullable String note, List<InvitedProject> projects, Invitation.Status status, Instant createdAt,
            Instant expiresAt, @Nullable Instant mailedAt,
            @Nullable Instant nextReminderAt, @Nullable Instant remindedAt, @Nullable Instant closedAt,
            Instant updatedAt, long version, @Nullable Boolean needsAttention) {

        static Representation of(Invitation invitation, Instant now) {
            var status = invitation.statusAt(now);
            return new Representation(invitation.id(), invitation.member(), invitation.invitedBy(), invitation.email(),
                    invitation.name(), invitation.role(), invitation.note(),
                    IntStream.range(0, invitation.projectIds().size())
                            .mapToObj(i -> new InvitedProject(invitation.projectIds().get(i),
                                    invitation.projectNames().get(i)))
                            .toList(),
                    status, invitation.createdAt(), invitation.expiresAt(),
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
    public PageRepresentation<Representation> list(@Auth Credential caller, @Valid @BeanParam ListParams params,
            @Context UriInfo uri) {
        return PageRepresentation.of(invitations.list(caller, params.status,
                params.email == null ? null : EmailAddress.of(params.email), params.toRequest()),
                this::representation, uri);
    }

    @GET
    @Path("{invitationId}")
    public Response get(@Auth Credential caller, @PathParam("invitationId") UUID id,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        var invitation = invitations.get(caller, id);
        return ETags.read(ifNoneMatch, invitation.version(), representation(invitation));
    }

    @PATCH
    @Path("{invitationId}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    public Response change(@Auth Credential caller, @PathParam("invitationId") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key, @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull PatchBody body) {
        var command = body.toCommand(id, ETags.required(ifMatch));
        return answer(invitations.change(caller, IdempotencyKeys.optional(key), command), Response.ok());
    }

    /// Each person is invited in a transaction of their own, under a key that is derived from the request's.
    @POST
    @Path("bulk")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response createSeveral(@Auth Credential caller, @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull BulkBody body) {
        var base = IdempotencyKeys.required(key);
        var results = IntStream.range(0, body.invitations().size()).mapToObj(i -> {
            var itemKey = UUID.nameUUIDFromBytes((base + "/" + i).getBytes(UTF_8)).toString();
            try {
                return new BulkResult(201,
                        representation(invitations.invite(caller, itemKey, body.invitations().get(i).toCommand())),
                        null);
            } catch (Refused refused) {
                if (OF_THE_CALLER.contains(refused.refusal())) {
                    throw refused;
                }
                var type = ProblemType.of(refused.refusal());
                return new BulkResult(type.status(), null,
                        problems.document(type, String.valueOf(refused.getMessage()), refused.facts()));
            }
        }).toList();
        return Response.status(207).entity(new BulkResults(results)).build();
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
