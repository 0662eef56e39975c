package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.people.Person;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.tenancy.Tx;
import java.util.UUID;

/// The sessions of members who sign in with us rather than with Clerk.
public final class Sessions {
    private Sessions() {}

    /// Begins a session of a member.
    static Session begin(Tx tx, Person member, Role role) {
        var session = new Session(tx.principal().tenantId(), tx.newId(), member, role, tx.now());
        tx.dao(SessionDao::new).insert(session.tenantId(), session.id(), member.id(), session.createdAt());
        return session;
    }

    /// Ends every session of a member.
    static void endAll(Tx tx, UUID memberId) {
        tx.dao(SessionDao::new).endAll(memberId);
    }
}
