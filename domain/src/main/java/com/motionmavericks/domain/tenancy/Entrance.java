package com.motionmavericks.domain.tenancy;

import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/// The first statement of a transaction: it finds the principal behind a credential and sets tenant, member, role and
/// instant for this transaction only.
final class Entrance {
    private Entrance() {}

    /// @throws Refused with [Refusal#NOT_A_MEMBER] or [Refusal#UNAUTHENTICATED] when no active member is behind it
    static Principal enter(Handle handle, Credential caller, Instant asOf) {
        return switch (caller) {
            case Principal principal -> {
                enter(handle, principal, asOf);
                yield principal;
            }
            case Credential.Clerk clerk -> entered(handle.createQuery("""
                    select tenant_id, member_id, role from enter_by_clerk(:organization, :user, :asOf)
                    """).bind("organization", clerk.organization()).bind("user", clerk.user()), clerk, asOf,
                    new Refused(Refusal.NOT_A_MEMBER,
                            "You are signed in, but no member of this studio. Ask its admin for an invitation."));
            case Credential.Session session -> entered(handle.createQuery("""
                    select tenant_id, member_id, role from enter_by_session(:tenantId, :id, :asOf)
                    """).bind("tenantId", session.tenantId()).bind("id", session.id()), session, asOf,
                    new Refused(Refusal.UNAUTHENTICATED, "This session has ended. Sign in again."));
            case Credential.ApiKey key -> entered(handle.createQuery("""
                    select tenant_id, member_id, role
                    from enter_by_api_key(:tenantId, :id, decode(:sha256, 'hex'), :asOf)
                    """).bind("tenantId", key.tenantId()).bind("id", key.id()).bind("sha256", key.sha256()), key, asOf,
                    new Refused(Refusal.UNAUTHENTICATED, "This API key is unknown, revoked or expired."));
        };
    }

    private static Principal entered(Query query, Credential caller, Instant asOf, Refused otherwise) {
        RowMapper<Principal> principal = (row, _) -> Principal.member(row.getObject(1, UUID.class),
                row.getObject(2, UUID.class), Role.valueOf(row.getString(3)), caller.origin());
        return query.bind("asOf", asOf.toString()).map(principal).findOne().orElseThrow(() -> otherwise);
    }

    private static void enter(Handle handle, Principal principal, Instant asOf) {
        var memberId = principal.memberId();
        handle.createQuery("""
                select set_config('app.tenant_id', :tenantId, true), set_config('app.member_id', :memberId, true),
                  set_config('app.role', :role, true), set_config('app.now', :asOf, true),
                  set_config('lock_timeout', '2s', true)
                """).bind("tenantId", principal.tenantId().toString())
                .bind("memberId", memberId == null ? "" : memberId.toString()).bind("role", principal.role().name())
                .bind("asOf", asOf.toString()).mapTo(String.class).one();
    }
}
