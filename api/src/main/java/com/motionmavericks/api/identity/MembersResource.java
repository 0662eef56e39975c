package com.motionmavericks.api.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.motionmavericks.api.http.ETags;
import com.motionmavericks.api.http.IdempotencyKeys;
import com.motionmavericks.api.http.MergePatch;
import com.motionmavericks.api.http.PageParams;
import com.motionmavericks.api.http.PageRepresentation;
import com.motionmavericks.api.http.ValidText;
import com.motionmavericks.domain.identity.ChangeMember;
import com.motionmavericks.domain.identity.Member;
import com.motionmavericks.domain.identity.MemberFilter;
import com.motionmavericks.domain.identity.MemberProfile;
import com.motionmavericks.domain.identity.Members;
import com.motionmavericks.domain.identity.RemoveMember;
import com.motionmavericks.domain.patch.Patch;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.text.PersonName;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Path("/v1/members")
@Produces(MediaType.APPLICATION_JSON)
public final class MembersResource {
    private final Members members;

    public MembersResource(Members members) {
        this.members = members;
    }

    /// The query of the list: `?role=&status=&q=`.
    public static final class ListParams extends PageParams {
        @QueryParam("role")
        private @Nullable MemberRole role;

        @QueryParam("status")
        private Member.@Nullable Status status;

        @QueryParam("q")
        @ValidText(PersonName.class)
        private @Nullable String q;

        MemberFilter toFilter() {
            return MemberFilter.of(role == null ? null : role.toRole(), status,
                    q == null ? null : PersonName.of(q).value());
        }
    }

    /// The body that changes a member.
    record PatchBody(Patch<@NotNull MemberRole> role) {
        ChangeMember toCommand(UUID id, long version) {
            return new ChangeMember(id, version, role.map(MemberRole::toRole));
        }
    }

    /// A member on the wire.
    ///
    /// @param email absent once the personal data are erased
    /// @param lastSeenAt absent before the first request
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Representation(UUID id, String name, @Nullable String email, Role role, Member.Status status,
            List<MemberProfile.MemberProject> projects, @Nullable Instant lastSeenAt, Instant createdAt,
            Instant updatedAt, long version) {
        static Representation of(MemberProfile profile) {
            var member = profile.member();
            return new Representation(member.id(), member.name(), member.email(), member.role(),
                    member.status(), profile.projects(), member.lastSeenAt(), member.createdAt(), member.updatedAt(),
                    member.version());
        }
    }

    @GET
    public PageRepresentation<Representation> list(@Auth Credential caller, @Valid @BeanParam ListParams params,
            @Context UriInfo uri) {
        return PageRepresentation.of(members.list(caller, params.toFilter(), params.toRequest()), Representation::of,
                uri);
    }

    @GET
    @Path("{memberId}")
    public Response get(@Auth Credential caller, @PathParam("memberId") UUID id,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        var profile = members.get(caller, id);
        return ETags.read(ifNoneMatch, profile.version(), Representation.of(profile));
    }

    @PATCH
    @Path("{memberId}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    public Response change(@Auth Credential caller, @PathParam("memberId") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key, @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull PatchBody body) {
        var profile = members.change(caller, IdempotencyKeys.optional(key),
                body.toCommand(id, ETags.required(ifMatch)));
        return ETags.answer(Response.ok(), profile.version(), Representation.of(profile));
    }

    @DELETE
    @Path("{memberId}")
    public void remove(@Auth Credential caller, @PathParam("memberId") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key, @HeaderParam("If-Match") @Nullable String ifMatch) {
        members.remove(caller, IdempotencyKeys.optional(key), new RemoveMember(id, ETags.required(ifMatch)));
    }
}
