package com.motionmavericks.domain.tenancy;

import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who acts, in which tenant, and from where. Only the factories make one.
///
/// @param memberId absent for [Role#SYSTEM]
public record Principal(UUID tenantId, @Nullable UUID memberId, Role role, Origin origin)
        implements
            java.security.Principal {

    /// The member's id, or the role where no member acts.
    @Override
    public String getName() {
        return memberId == null ? role.name() : memberId.toString();
    }

    /// A member, with the role that the database gives them.
    public static Principal member(UUID tenantId, UUID memberId, Role role, Origin origin) {
        return new Principal(tenantId, memberId, role, origin);
    }

    /// The worker.
    public static Principal worker(UUID tenantId) {
        return system(tenantId, Origin.internal("worker"));
    }

    /// A command that an operator runs.
    public static Principal command(UUID tenantId, String name) {
        return system(tenantId, Origin.internal(name));
    }

    /// The authentication of a request, which looks up the member behind a credential.
    public static Principal authentication(UUID tenantId, Origin origin) {
        return system(tenantId, origin);
    }

    /// The holder of a mailed or shared token.
    public static Principal bearer(UUID tenantId, Origin origin) {
        return system(tenantId, origin);
    }

    /// A vendor that calls a webhook.
    public static Principal vendor(UUID tenantId, Origin origin) {
        return system(tenantId, origin);
    }

    private static Principal system(UUID tenantId, Origin origin) {
        return new Principal(tenantId, null, Role.SYSTEM, origin);
    }

    /// @throws Refused with [Refusal#NOT_ALLOWED] when the principal has none of the roles
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
