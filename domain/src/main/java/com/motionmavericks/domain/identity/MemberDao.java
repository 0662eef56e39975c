package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.text.EmailAddress;
import com.motionmavericks.domain.text.PersonName;
import com.motionmavericks.domain.text.Title;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface MemberDao {
    String MEMBER = """
            select m.tenant_id, m.id, t.name as studio, m.email, m.name, m.role, m.version,
              m.created_at, m.updated_at
            from member m join tenant t on t.tenant_id = m.tenant_id
            """;

    /// @param status `INVITED` or `ACTIVE`
    record Known(UUID id, String status) {}

    @SqlQuery("select id from tenant_of_clerk_organization(:organization) as t (id) where id is not null")
    Optional<UUID> tenantOfClerkOrganization(String organization);

    @SqlQuery(MEMBER + "where m.id = :id")
    Optional<Member> find(UUID id);

    /// Inserts a person to invite, or finds the one whom an earlier invitation inserted, unchanged. The row stays locked, so that
    /// of two invitations of one person the second waits here.
    @SqlQuery("""
            insert into member (tenant_id, email, name, role, status, created_at)
            values (:tenantId, :email, :name, :role, 'INVITED', :now)
            on conflict (tenant_id, email) do update set email = excluded.email
            returning id, status
            """)
    Known upsertInvited(UUID tenantId, EmailAddress email, PersonName name, Role role, Instant now);

    @SqlQuery("select id, status from member where id = :id for update")
    Known lock(UUID id);

    /// Makes the invited person a member, with the name and role of the accepted invitation.
    @SqlUpdate("""
            update member m set status = 'ACTIVE', name = i.name, role = i.role, version = m.version + 1
            from invitation i where i.id = :invitationId and (m.tenant_id, m.id) = (i.tenant_id, i.member_id)
            """)
    void activate(UUID invitationId);

    @SqlUpdate("""
            insert into tenant (tenant_id, name, clerk_organization, created_at)
            values (:tenantId, :name, :clerkOrganization, :now)
            """)
    void insertTenant(UUID tenantId, Title name, String clerkOrganization, Instant now);

    @SqlUpdate("""
            insert into member (tenant_id, id, email, name, role, status, clerk_user, created_at)
            values (:tenantId, :id, :email, :name, 'ADMIN', 'ACTIVE', :clerkUser, :now)
            """)
    void insertAdmin(UUID tenantId, UUID id, EmailAddress email, PersonName name, String clerkUser, Instant now);
}
