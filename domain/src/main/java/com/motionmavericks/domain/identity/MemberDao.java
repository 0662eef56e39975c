package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.text.EmailAddress;
import com.motionmavericks.domain.text.PersonName;
import com.motionmavericks.domain.text.Title;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The rows of tenants and of members.
record MemberDao(Handle handle) {
    /// @param status `INVITED` or `ACTIVE`
    record Known(UUID id, String status) {}

    Optional<UUID> tenantOfClerkOrganization(String organization) {
        return handle.createQuery("""
                select id from tenant_of_clerk_organization(:organization) as t (id) where id is not null
                """).bind("organization", organization).mapTo(UUID.class).findOne();
    }

    Optional<Member> find(UUID id) {
        return handle.createQuery("""
                select m.tenant_id, m.id, t.name as studio, m.email, m.name, m.role, m.version,
                  m.created_at, m.updated_at
                from member m join tenant t on t.tenant_id = m.tenant_id
                where m.id = :id
                """).bind("id", id).mapTo(Member.class).findOne();
    }

    /// Inserts a person to invite, or finds the one whom an earlier invitation inserted, unchanged. The row stays locked, so that
    /// of two invitations of one person the second waits here.
    Known upsertInvited(UUID tenantId, EmailAddress email, PersonName name, Role role, Instant now) {
        return handle.createQuery("""
                insert into member (tenant_id, email, name, role, status, created_at)
                values (:tenantId, :email, :name, :role, 'INVITED', :now)
                on conflict (tenant_id, email) do update set email = excluded.email
                returning id, status
                """)
                .bind("tenantId", tenantId).bind("email", email).bind("name", name).bind("role", role).bind("now", now)
                .mapTo(Known.class).one();
    }

    Known lock(UUID id) {
        return handle.createQuery("select id, status from member where id = :id for update").bind("id", id)
                .mapTo(Known.class).one();
    }

    /// Makes the invited person a member, with the name and role of the accepted invitation.
    void activate(UUID invitationId) {
        handle.createUpdate("""
                update member m set status = 'ACTIVE', name = i.name, role = i.role, version = m.version + 1
                from invitation i where i.id = :invitationId and (m.tenant_id, m.id) = (i.tenant_id, i.member_id)
                """).bind("invitationId", invitationId).execute();
    }

    void unlink(UUID id) {
        handle.createUpdate("update member set clerk_user = null, version = version + 1 where id = :id")
                .bind("id", id).execute();
    }

    void insertTenant(UUID tenantId, Title name, String clerkOrganization, Instant now) {
        handle.createUpdate("""
                insert into tenant (tenant_id, name, clerk_organization, created_at)
                values (:tenantId, :name, :clerkOrganization, :now)
                """)
                .bind("tenantId", tenantId).bind("name", name).bind("clerkOrganization", clerkOrganization)
                .bind("now", now).execute();
    }

    void insertAdmin(UUID tenantId, UUID id, EmailAddress email, PersonName name, String clerkUser, Instant now) {
        handle.createUpdate("""
                insert into member (tenant_id, id, email, name, role, status, clerk_user, created_at)
                values (:tenantId, :id, :email, :name, 'ADMIN', 'ACTIVE', :clerkUser, :now)
                """)
                .bind("tenantId", tenantId).bind("id", id).bind("email", email).bind("name", name)
                .bind("clerkUser", clerkUser).bind("now", now).execute();
    }
}
