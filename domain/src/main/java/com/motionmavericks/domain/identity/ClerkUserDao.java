package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.operations.Subject;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.text.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The rows of Clerk's users, and the members that they are linked to.
record ClerkUserDao(Handle handle) {
    /// A linked member.
    record Linked(UUID id, String email, String name, Role role) {}

    /// A member whom no user is linked to.
    ///
    /// @param invitationId the open invitation of a person who is invited; absent for an active member
    record Candidate(UUID id, @Nullable UUID invitationId) {}

    Optional<ClerkUser> find(UUID id) {
        return handle.createQuery("""
                select id, clerk_user, outcome, ask_due_at, parked_steps('ClerkUser', id) as parked
                from clerk_user where id = :id
                """).bind("id", id).mapTo(ClerkUser.class).findOne();
    }

    void insertLinked(UUID tenantId, String clerkUser, UUID memberId, Instant now) {
        handle.createUpdate("""
                insert into clerk_user (tenant_id, clerk_user, member_id, outcome, created_at, asked_at)
                values (:tenantId, :clerkUser, :memberId, 'LINKED', :now, :now)
                """)
                .bind("tenantId", tenantId).bind("clerkUser", clerkUser).bind("memberId", memberId).bind("now", now)
                .execute();
    }

    void askAt(UUID id, @Nullable Instant askDueAt) {
        handle.createUpdate("update clerk_user set ask_due_at = :askDueAt where id = :id")
                .bindByType("askDueAt", askDueAt, Instant.class).bind("id", id).execute();
    }

    /// Stores an answer. If a later question has come meanwhile, it stays due.
    void answered(ClerkUser asked, ClerkUser.Outcome outcome, Instant now) {
        handle.createUpdate("""
                update clerk_user set outcome = :outcome, asked_at = :now,
                  ask_due_at = case when ask_due_at is distinct from :askDueAt then ask_due_at end
                where id = :id
                """)
                .bind("outcome", outcome).bind("now", now).bindByType("askDueAt", asked.askDueAt(), Instant.class)
                .bind("id", asked.id()).execute();
    }

    List<ClerkUsers.TenantRow> rowsOf(String clerkUser) {
        return handle.createQuery("select tenant_id, id from rows_of_clerk_user(:clerkUser)")
                .bind("clerkUser", clerkUser).mapTo(ClerkUsers.TenantRow.class).list();
    }

    int makeDue(Instant beganAt, Instant firstAt, Duration pause, int most) {
        return handle.createQuery("select make_clerk_users_due(:beganAt, :firstAt, :pause, :most)")
                .bind("beganAt", beganAt).bind("firstAt", firstAt).bind("pause", pause).bind("most", most)
                .mapTo(int.class).one();
    }

    Optional<Linked> lockLinked(String clerkUser) {
        return handle.createQuery("""
                select id, email, name, role from member
                where clerk_user = :clerkUser and status = 'ACTIVE' for update
                """).bind("clerkUser", clerkUser).mapTo(Linked.class).findOne();
    }

    /// Locks the member of an address, if the member is active or has an open invitation, and is linked to nobody.
    Optional<Candidate> lockCandidate(EmailAddress address, Instant now) {
        return handle.createQuery("""
                select m.id, i.id as invitation_id
                from member m left join invitation i on (i.tenant_id, i.member_id) = (m.tenant_id, m.id)
                  and i.status = 'PENDING' and i.expires_at > :now
                where m.email = :address and m.clerk_user is null
                  and (m.status = 'ACTIVE' or m.status = 'INVITED' and i.id is not null)
                for update of m
                """).bind("address", address).bind("now", now).mapTo(Candidate.class).findOne();
    }

    void link(UUID memberId, String clerkUser) {
        handle.createUpdate("update member set clerk_user = :clerkUser, version = version + 1 where id = :memberId")
                .bind("clerkUser", clerkUser).bind("memberId", memberId).execute();
        handle.createUpdate("update clerk_user set member_id = :memberId where clerk_user = :clerkUser")
                .bind("clerkUser", clerkUser).bind("memberId", memberId).execute();
    }

    boolean isAnothers(EmailAddress address, UUID memberId) {
        return handle.createQuery("""
                select exists (select from member where email = :address and id <> :memberId)
                """).bind("address", address).bind("memberId", memberId).mapTo(boolean.class).one();
    }

    boolean change(UUID memberId, String name, String email) {
        return handle.createUpdate("""
                update member set name = :name, email = :email, version = version + 1
                where id = :memberId and (name, email) <> (:name, :email)
                """).bind("name", name).bind("email", email).bind("memberId", memberId).execute() > 0;
    }

    List<Subject> subjects(List<UUID> ids) {
        return handle.createQuery("""
                select c.id, 'User of Clerk' || coalesce(', ' || p.name, '') as name,
                  '/v1/members' || coalesce('/' || p.id, '') as path, p.id as member_id
                from clerk_user c left join person p on (p.tenant_id, p.id) = (c.tenant_id, c.member_id)
                where c.id = any(:ids)
                """).bindArray("ids", UUID.class, ids).mapTo(Subject.class).list();
    }
}
