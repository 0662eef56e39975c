package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.operations.Subject;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.text.EmailAddress;
import com.motionmavericks.domain.text.PersonName;
import com.motionmavericks.domain.text.Title;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The rows of tenants and of members.
record MemberDao(Handle handle) {
    private static final String MEMBER = """
            select m.id, m.kind, m.tenant_id as studio_id, t.name as studio_name, t.time_zone as studio_time_zone,
              t.reply_to as studio_reply_to, m.email, m.name, m.locale,
              coalesce((select p.time_zone from notification_preferences p where p.member_id = m.id), 'UTC') as time_zone, m.role, m.status, m.last_seen_at, m.version,
              m.created_at, m.updated_at
            from member m join tenant t on t.tenant_id = m.tenant_id
            """;

    record Known(UUID id, Member.Status status) {}

    Optional<UUID> tenantOfClerkOrganization(String organization) {
        return handle.createQuery("""
                select id from tenant_of_clerk_organization(:organization) as t (id) where id is not null
                """).bind("organization", organization).mapTo(UUID.class).findOne();
    }

    Optional<Member> find(UUID id) {
        return handle.createQuery(MEMBER + "where m.id = :id").bind("id", id).mapTo(Member.class).findOne();
    }

    /// Locks a person. A machine is changed by its API key.
    Optional<Member> lockMember(UUID id) {
        return handle.createQuery(MEMBER + "where m.id = :id and m.kind = 'PERSON' for no key update of m")
                .bind("id", id)
                .mapTo(Member.class).findOne();
    }

    List<Member> list(MemberFilter filter, UUID after, int limit) {
        return handle.createQuery(MEMBER + """
                where m.kind = 'PERSON' and m.role = any(:roles) and m.status = any(:statuses) and m.id < :after
                order by m.id desc limit :limit
                """)
                .bindArray("roles", Role.class, filter.roles())
                .bindArray("statuses", Member.Status.class, filter.statuses())
                .bind("after", after).bind("limit", limit).mapTo(Member.class).list();
    }

    /// The members whose name or address begins with the filter's prefix: the texts from the prefix itself to the prefix with
    /// the last character of Unicode.
    List<Member> search(MemberFilter filter, UUID after, int limit) {
        return handle.createQuery(MEMBER + """
                where (m.name_key >= lower(:prefix) and m.name_key <= lower(:prefix) || chr(1114111)
                    or m.email collate "C" >= lower(:prefix) and m.email collate "C" <= lower(:prefix) || chr(1114111))
                  and m.kind = 'PERSON' and m.role = any(:roles) and m.status = any(:statuses) and m.id < :after
                order by m.id desc limit :limit
                """)
                .bind("prefix", filter.prefix())
                .bindArray("roles", Role.class, filter.roles())
                .bindArray("statuses", Member.Status.class, filter.statuses())
                .bind("after", after).bind("limit", limit).mapTo(Member.class).list();
    }

    /// A project of a member. Public for the mapper.
    public record ProjectOfMember(UUID memberId, MemberProfile.MemberProject project) {}

    List<MemberProfile> profiles(List<Member> members) {
        var projects = handle.createQuery("""
                select o.member_id, p.id as project_id, p.name as project_name
                from project_member o join project p on (p.tenant_id, p.id) = (o.tenant_id, o.project_id)
                where o.member_id = any(:memberIds) order by p.name, p.id
                """)
                .bindArray("memberIds", UUID.class, members.stream().map(Member::id).toList())
                .mapTo(ProjectOfMember.class).stream().collect(groupingBy(ProjectOfMember::memberId,
                        mapping(ProjectOfMember::project, toList())));
        return members.stream()
                .map(member -> new MemberProfile(member, projects.getOrDefault(member.id(), List.of()))).toList();
    }

    /// Locks the tenant, as each change of who is ADMIN does.
    ///
    /// @return the tenant's organization at Clerk
    String lockTenant() {
        return handle.createQuery("select clerk_organization from tenant for no key update").mapTo(String.class).one();
    }

    List<Subject> subjects(String what, List<UUID> ids) {
        return handle.createQuery("""
                select id, :what || ' of ' || name as name, '/v1/members/' || id as path, id as member_id
                from person where id = any(:ids)
                """).bind("what", what).bindArray("ids", UUID.class, ids).mapTo(Subject.class).list();
    }

    boolean hasAnotherAdmin(UUID id) {
        return handle.createQuery("""
                select exists (select from member
                  where role = 'ADMIN' and status = 'ACTIVE' and kind = 'PERSON' and id <> :id)
                """).bind("id", id).mapTo(boolean.class).one();
    }

    /// Notes a change outside of the row that a member shows.
    void changed(UUID id) {
        handle.createUpdate("update member set version = version + 1 where id = :id").bind("id", id).execute();
    }

    void changeMe(UUID id, String name, String locale) {
        handle.createUpdate("""
                update member set name = :name, locale = :locale, version = version + 1 where id = :id
                """).bind("name", name).bind("locale", locale).bind("id", id).execute();
    }

    /// Whether Clerk decides the member's name and address.
    boolean isLinkedToClerk(UUID id) {
        return handle.createQuery("select clerk_user is not null from member where id = :id").bind("id", id)
                .mapTo(boolean.class).one();
    }

    void changeEmail(UUID id, String email) {
        handle.createUpdate("update member set email = :email, version = version + 1 where id = :id")
                .bind("email", email).bind("id", id).execute();
    }

    void changeRole(UUID id, Role role) {
        handle.createUpdate("update member set role = :role, version = version + 1 where id = :id")
                .bind("role", role).bind("id", id).execute();
    }

    void remove(UUID id) {
        handle.createUpdate("""
                update member set status = 'REMOVED', clerk_user = null, version = version + 1 where id = :id
                """).bind("id", id).execute();
    }

    /// Inserts a person to invite, or finds the one whom an earlier invitation inserted. A removed person is invited again. The
    /// row stays locked, so that of two invitations of one person the second waits here.
    Known upsertInvited(UUID tenantId, EmailAddress email, PersonName name, Role role, Instant now) {
        return handle.createQuery("""
                insert into member (tenant_id, email, name, role, status, created_at)
                values (:tenantId, :email, :name, :role, 'INVITED', :now)
                on conflict (tenant_id, email) do update
                  set status = case member.status when 'REMOVED' then 'INVITED' else member.status end,
                    version = member.version + case member.status when 'REMOVED' then 1 else 0 end
                returning id, status
                """)
                .bind("tenantId", tenantId).bind("email", email).bind("name", name).bind("role", role).bind("now", now)
                .mapTo(Known.class).one();
    }

    /// A person whose invitation goes to another address now, and who has no other, is invited no longer.
    void uninvite(UUID id) {
        handle.createUpdate(
                "update member set status = 'REMOVED', version = version + 1 where id = :id and status = 'INVITED'")
                .bind("id", id).execute();
    }

    /// A removed person whose invitation is sent again is invited again.
    void reinvite(UUID id) {
        handle.createUpdate(
                "update member set status = 'INVITED', version = version + 1 where id = :id and status = 'REMOVED'")
                .bind("id", id).execute();
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

    /// Inserts a tenant, and its policy of retention with the defaults.
    void insertTenant(UUID tenantId, Title name, String clerkOrganization, Instant now) {
        handle.createUpdate("""
                insert into tenant (tenant_id, name, clerk_organization, created_at)
                values (:tenantId, :name, :clerkOrganization, :now)
                """)
                .bind("tenantId", tenantId).bind("name", name).bind("clerkOrganization", clerkOrganization)
                .bind("now", now).execute();
        handle.createUpdate("insert into retention (tenant_id) values (:tenantId)").bind("tenantId", tenantId)
                .execute();
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
