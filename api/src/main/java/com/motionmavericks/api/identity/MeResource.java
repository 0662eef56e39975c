package com.motionmavericks.api.identity;

import org.jspecify.annotations.Nullable;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.HeaderParam;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.motionmavericks.api.http.ETags;
import com.motionmavericks.domain.identity.Members;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.Role;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;

@Path("/v1/me")
@Produces(MediaType.APPLICATION_JSON)
public final class MeResource {
    private final Members members;

    public MeResource(Members members) {
        this.members = members;
    }

    /// The caller.
    ///
    /// @param studio the tenant's name
    /// @param email absent for an API key
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Me(UUID id, UUID tenantId, String studio, @Nullable String email, String name, Role role, Instant createdAt,
            Instant updatedAt, long version) {}

    @GET
    public Response me(@Auth Credential caller, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        var member = members.me(caller);
        return ETags.read(ifNoneMatch, member.version(),
                new Me(member.id(), member.tenantId(), member.studio(), member.email(), member.name(), member.role(),
                        member.createdAt(), member.updatedAt(), member.version()));
    }
}
