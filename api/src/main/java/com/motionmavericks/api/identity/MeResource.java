package com.motionmavericks.api.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import com.motionmavericks.api.http.ETags;
import com.motionmavericks.api.http.IdempotencyKeys;
import com.motionmavericks.api.http.MergePatch;
import com.motionmavericks.api.http.ValidText;
import com.motionmavericks.domain.identity.ChangeMe;
import com.motionmavericks.domain.identity.MemberProfile;
import com.motionmavericks.domain.identity.Members;
import com.motionmavericks.domain.patch.Patch;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.Permission;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.text.LanguageTag;
import com.motionmavericks.domain.text.PersonName;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Path("/v1/me")
@Produces(MediaType.APPLICATION_JSON)
public final class MeResource {
    private final Members members;

    public MeResource(Members members) {
        this.members = members;
    }

    /// The caller on the wire.
    ///
    /// @param email absent for an API key
    /// @param projects that the caller was added to; an ADMIN sees the other projects too
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Representation(UUID id, Studio studio, @Nullable String email, String name, String locale,
            ZoneId timeZone, Role role, List<Permission> permissions, List<MemberProfile.MemberProject> projects,
            Instant createdAt,
            Instant updatedAt, long version) {

        record Studio(UUID id, String name, ZoneId timeZone) {}

        static Representation of(MemberProfile profile) {
            var member = profile.member();
            var studio = member.studio();
            return new Representation(member.id(), new Studio(studio.id(), studio.name(), studio.timeZone()),
                    member.email(), member.name(), member.locale(), member.timeZone(), member.role(),
                    Permission.of(member.role()),
                    profile.projects(), member.createdAt(), member.updatedAt(), member.version());
        }
    }

    @GET
    public Response me(@Auth Credential caller, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        var profile = members.me(caller);
        return ETags.read(ifNoneMatch, profile.version(), Representation.of(profile));
    }

    /// The body that changes the caller.
    record PatchBody(Patch<@NotNull @ValidText(PersonName.class) String> name,
            Patch<@NotNull @ValidText(LanguageTag.class) String> locale, Patch<@NotNull ZoneId> timeZone) {
        ChangeMe toCommand(long version) {
            return new ChangeMe(version, name.map(PersonName::of), locale.map(LanguageTag::of), timeZone);
        }
    }

    @PATCH
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    public Response change(@Auth Credential caller, @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Nullable String ifMatch, @Valid @NotNull PatchBody body) {
        var profile = members.changeMe(caller, IdempotencyKeys.optional(key), body.toCommand(ETags.required(ifMatch)));
        return ETags.answer(Response.ok(), profile.version(), Representation.of(profile));
    }

    @POST
    @Path("leave")
    public void leave(@Auth Credential caller, @HeaderParam("Idempotency-Key") @Nullable String key) {
        members.leave(caller, IdempotencyKeys.required(key));
    }
}
