package com.motionmavericks.domain.tenancy;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who acts, in which tenant, and from where. Only the factories make one.
///
/// @param memberId absent for [Role#SYSTEM]
public record Principal(UUID tenantId, @Nullable UUID memberId, Role role, Origin origin)
        implements
            Credential {

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

    /// The holder of a mailed or shared token.
    public static Principal bearer(UUID tenantId, Origin origin) {
        return system(tenantId, origin);
    }

    /// A vendor that calls a webhook.
    public static Principal vendor(UUID tenantId, Origin origin) {
        return system(tenantId, origin);
    }

    /// A partner of the studio that calls a webhook.
    public static Principal partner(UUID tenantId, Origin origin) {
        return system(tenantId, origin);
    }

    private static Principal system(UUID tenantId, Origin origin) {
        return new Principal(tenantId, null, Role.SYSTEM, origin);
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
