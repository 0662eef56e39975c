package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.people.Person;
import com.motionmavericks.domain.tenancy.Origin;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import java.util.Optional;
import java.util.UUID;

/// The sessions of members who sign in with us rather than with Clerk.
public final class Sessions {
    private final TenantDatabase db;

    public Sessions(TenantDatabase db) {
        this.db = db;
    }

    /// Begins a session of a member.
    static Session begin(Tx tx, Person member, Role role) {
        var session = new Session(tx.principal().tenantId(), tx.newId(), member, role, tx.now());
        tx.dao(SessionDao.class).insert(session.tenantId(), session.id(), member.id(), session.createdAt());
        return session;
    }

    /// The member behind a session, or empty when there is no such session or its member is not active.
    public Optional<Principal> findPrincipal(UUID tenantId, UUID id, Origin origin) {
        return db.read(Principal.bearer(tenantId, origin), tx -> tx.dao(SessionDao.class).activeMember(id))
                .map(member -> member.principal(origin));
    }
}
