package com.motionmavericks.domain.tenancy;

import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who acts, in which tenant, and from where.
///
/// @param memberId absent for [Role#SYSTEM] where no member stands behind it
public record Principal(UUID tenantId, @Nullable UUID memberId, Role role, Origin origin)
        implements
            java.security.Principal {

    /// The member's id, or the role where no member acts.
    @Override
    public String getName() {
        return memberId == null ? role.name() : memberId.toString();
    }

    /// A worker that acts in a tenant.
    public static Principal worker(UUID tenantId) {
        return new Principal(tenantId, null, Role.SYSTEM, Origin.internal("worker"));
    }

    /// Whoever a token has let in, without being a member.
    public static Principal bearer(UUID tenantId, Origin origin) {
        return new Principal(tenantId, null, Role.SYSTEM, origin);
    }

    /// Refuses with [Refusal#NOT_ALLOWED] whoever is of none of the roles.
    public void require(Role... allowed) {
        if (!List.of(allowed).contains(role)) {
            throw new Refused(Refusal.NOT_ALLOWED, "This needs the role "
                    + Stream.of(allowed).map(Role::name).collect(Collectors.joining(" or ")) + "; yours is " + role
                    + ".");
        }
    }

    /// The member who acts.
    ///
    /// @throws IllegalStateException for a system principal without one
    public UUID requiredMemberId() {
        if (memberId == null) {
            throw new IllegalStateException("No member stands behind this principal");
        }
        return memberId;
    }
}
