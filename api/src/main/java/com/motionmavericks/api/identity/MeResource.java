package com.motionmavericks.api.identity;

import com.motionmavericks.domain.identity.Members;
import com.motionmavericks.domain.tenancy.Principal;
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
    record Me(UUID id, UUID tenantId, String studio, String email, String name, Role role, Instant createdAt) {}

    @GET
    public Me me(@Auth Principal principal) {
        var member = members.me(principal);
        return new Me(member.id(), member.tenantId(), member.studio(), member.email(), member.name(), member.role(),
                member.createdAt());
    }
}
