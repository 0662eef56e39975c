package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.operations.Subject;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.text.PersonName;
import com.motionmavericks.domain.text.EmailAddress;
import com.motionmavericks.domain.text.Note;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The rows of invitations. A change by a member or of the status increments the version; what the workflow notes does not.
/// Every change of the status checks the status before it.
record InvitationDao(Handle handle) {
    private static final String COLUMNS = """
            select i.*, m.name as member_name, (select name from person where id = i.invited_by_id) as invited_by_name,
              t.name as studio, m.email,
              array(select p.id from invitation_project o join project p on (p.tenant_id, p.id) = (o.tenant_id, o.project_id)
                where o.invitation_id = i.id order by p.name, p.id) as project_ids,
              array(select p.name from invitation_project o join project p on (p.tenant_id, p.id) = (o.tenant_id, o.project_id)
                where o.invitation_id = i.id order by p.name, p.id) as project_names,
              parked_steps('Invitation', i.id) as parked
            """;
    private static final String MEMBER = """
             i join member m on (m.tenant_id, m.id) = (i.tenant_id, i.member_id) join tenant t on t.tenant_id = i.tenant_id
            """;
    private static final String INVITATION = COLUMNS + "from invitation" + MEMBER;
    /// After a statement that is named `written` and returns the row.
    private static final String WRITTEN = COLUMNS + "from written" + MEMBER;

    /// What a sending gives an invitation: what its token is derived from, and all its times. Public for `bindMethods`.
    public record Sending(UUID id, int generation, String keyId, Instant mailDueAt,
            @Nullable Instant reminderDueAt, Instant expiresAt) {}

    Invitation insert(UUID tenantId, UUID memberId, InviteMember command, UUID invitedById, Sending sending,
            byte[] tokenSha256) {
        return handle.createQuery("""
                with written as (
                  insert into invitation (tenant_id, id, member_id, name, role, note, invited_by_id, status, generation,
                    key_id, token_sha256, created_at, expires_at, mail_due_at, reminder_due_at)
                  values (:tenantId, :id, :memberId, :name, :role, :note, :invitedById, 'PENDING', :generation,
                    :keyId, :tokenSha256, :mailDueAt, :expiresAt, :mailDueAt, :reminderDueAt)
                  returning *
                )
                """ + WRITTEN)
                .bind("tenantId", tenantId).bind("memberId", memberId).bind("name", command.name())
                .bind("role", command.role()).bindByType("note", command.note(), Note.class)
                .bind("invitedById", invitedById).bindMethods(sending).bind("tokenSha256", tokenSha256)
                .mapTo(Invitation.class).one();
    }

    Invitation change(UUID id, UUID memberId, PersonName name, Role role) {
        return handle.createQuery("""
                with written as (
                  update invitation set member_id = :memberId, name = :name, role = :role, version = version + 1
                  where id = :id returning *
                )
                """ + WRITTEN)
                .bind("memberId", memberId).bind("name", name).bind("role", role).bind("id", id)
                .mapTo(Invitation.class).one();
    }

    /// The projects among the given ones that are there and open.
    List<UUID> openProjects(List<UUID> ids) {
        return handle.createQuery("select id from project where id = any(:ids) and archived_at is null")
                .bindArray("ids", UUID.class, ids).mapTo(UUID.class).list();
    }

    void setProjects(UUID tenantId, UUID id, List<UUID> projectIds) {
        handle.createUpdate("delete from invitation_project where invitation_id = :id").bind("id", id).execute();
        handle.createUpdate("""
                insert into invitation_project (tenant_id, invitation_id, project_id)
                select :tenantId, :id, unnest(:projectIds)
                """).bind("tenantId", tenantId).bind("id", id).bindArray("projectIds", UUID.class, projectIds)
                .execute();
    }

    Invitation sendAgain(Sending sending, byte[] tokenSha256) {
        return handle.createQuery("""
                with written as (
                  update invitation set status = 'PENDING', generation = :generation, key_id = :keyId,
                    token_sha256 = :tokenSha256, expires_at = :expiresAt, mail_due_at = :mailDueAt,
                    reminder_due_at = :reminderDueAt, check_due_at = null, mailed_at = null, reminded_at = null,
                    closed_at = null, inviter_notice_due_at = null, version = version + 1
                  where id = :id
                  returning *
                )
                """ + WRITTEN)
                .bindMethods(sending).bind("tokenSha256", tokenSha256).mapTo(Invitation.class).one();
    }

    Optional<UUID> memberId(UUID id) {
        return handle.createQuery("select member_id from invitation where id = :id").bind("id", id)
                .mapTo(UUID.class).findOne();
    }

    Optional<Invitation> find(UUID id) {
        return handle.createQuery(INVITATION + "where i.id = :id").bind("id", id).mapTo(Invitation.class).findOne();
    }

    Optional<Invitation> lock(UUID id) {
        return handle.createQuery(INVITATION + "where i.id = :id for update of i").bind("id", id)
                .mapTo(Invitation.class).findOne();
    }

    boolean holdsToken(UUID id, byte[] tokenSha256) {
        return handle.createQuery("""
                select exists (select from invitation where id = :id and token_sha256 = :tokenSha256)
                """)
                .bind("id", id).bind("tokenSha256", tokenSha256).mapTo(boolean.class).one();
    }

    String keyId(UUID id) {
        return handle.createQuery("select key_id from invitation where id = :id").bind("id", id)
                .mapTo(String.class).one();
    }

    Optional<UUID> pendingOf(UUID memberId) {
        return handle.createQuery("select id from invitation where member_id = :memberId and status = 'PENDING'")
                .bind("memberId", memberId).mapTo(UUID.class).findOne();
    }

    boolean anotherIsPending(UUID memberId, UUID id) {
        return handle.createQuery("""
                select exists (select from invitation where member_id = :memberId and status = 'PENDING' and id <> :id)
                """)
                .bind("memberId", memberId).bind("id", id).mapTo(boolean.class).one();
    }

    List<Invitation> list(UUID after, int limit) {
        return handle.createQuery(INVITATION + "where i.id < :after order by i.id desc limit :limit")
                .bind("after", after).bind("limit", limit).mapTo(Invitation.class).list();
    }

    List<Invitation> listByStatus(Invitation.Status status, UUID after, int limit) {
        return handle.createQuery(INVITATION + """
                where i.status = :status and i.id < :after order by i.id desc limit :limit
                """)
                .bind("status", status).bind("after", after).bind("limit", limit).mapTo(Invitation.class).list();
    }

    /// One person's invitations.
    List<Invitation> listByEmail(EmailAddress email, Set<Invitation.Status> statuses, UUID after, int limit) {
        return handle.createQuery(INVITATION + """
                where m.email = :email and i.status = any(:statuses) and i.id < :after order by i.id desc limit :limit
                """)
                .bind("email", email).bindArray("statuses", Invitation.Status.class, statuses).bind("after", after)
                .bind("limit", limit).mapTo(Invitation.class).list();
    }

    /// The inviter is told of every end but their own revocation.
    ///
    /// @return empty when it was closed before
    Optional<Invitation> close(UUID id, Invitation.Status status, Instant now) {
        return handle.createQuery("""
                with written as (
                  update invitation set status = :status, closed_at = :now, version = version + 1,
                    inviter_notice_due_at = case when :status <> 'REVOKED' then cast(:now as timestamptz) end
                  where id = :id and status = 'PENDING'
                  returning *
                )
                """ + WRITTEN)
                .bind("status", status).bind("now", now).bind("id", id).mapTo(Invitation.class).findOne();
    }

    boolean expire(UUID id, Instant now) {
        return handle.createUpdate("""
                update invitation set status = 'EXPIRED', closed_at = :now, inviter_notice_due_at = :now,
                  version = version + 1
                where id = :id and status = 'PENDING' and expires_at <= :now
                """)
                .bind("now", now).bind("id", id).execute() > 0;
    }

    /// Closes this person's other invitations that have expired, where no workflow has done so yet.
    List<UUID> expireOthers(UUID memberId, UUID id, Instant now) {
        return handle.createQuery("""
                update invitation set status = 'EXPIRED', closed_at = :now, version = version + 1
                where member_id = :memberId and id <> :id and status = 'PENDING' and expires_at <= :now
                returning id
                """)
                .bind("now", now).bind("memberId", memberId).bind("id", id).mapTo(UUID.class).list();
    }

    void mailed(UUID id, int generation, Instant now, Instant checkDueAt) {
        handle.createUpdate("""
                update invitation set mail_due_at = null, mailed_at = :now, check_due_at = :checkDueAt
                where id = :id and generation = :generation
                """)
                .bind("now", now).bind("checkDueAt", checkDueAt).bind("id", id).bind("generation", generation)
                .execute();
    }

    void reminded(UUID id, int generation, Instant now, Instant checkDueAt) {
        handle.createUpdate("""
                update invitation set reminder_due_at = null, reminded_at = :now, check_due_at = :checkDueAt
                where id = :id and generation = :generation
                """)
                .bind("now", now).bind("checkDueAt", checkDueAt).bind("id", id).bind("generation", generation)
                .execute();
    }

    void inviterNotified(UUID id, int generation) {
        handle.createUpdate("""
                update invitation set inviter_notice_due_at = null where id = :id and generation = :generation
                """).bind("id", id).bind("generation", generation).execute();
    }

    void checkAt(UUID id, int generation, @Nullable Instant checkDueAt) {
        handle.createUpdate("""
                update invitation set check_due_at = :checkDueAt
                where id = :id and generation = :generation
                """)
                .bindByType("checkDueAt", checkDueAt, Instant.class).bind("id", id).bind("generation", generation)
                .execute();
    }

    void skipMail(UUID id, int generation) {
        handle.createUpdate("""
                update invitation set mail_due_at = null where id = :id and generation = :generation
                """)
                .bind("id", id).bind("generation", generation).execute();
    }

    void skipReminder(UUID id, int generation) {
        handle.createUpdate("""
                update invitation set reminder_due_at = null
                where id = :id and generation = :generation
                """)
                .bind("id", id).bind("generation", generation).execute();
    }

    List<Subject> subjects(List<UUID> ids) {
        return handle.createQuery("""
                select i.id, 'Invitation of ' || p.name as name, '/v1/invitations/' || i.id as path, p.id as member_id
                from invitation i join person p on (p.tenant_id, p.id) = (i.tenant_id, i.member_id)
                where i.id = any(:ids)
                """).bindArray("ids", UUID.class, ids).mapTo(Subject.class).list();
    }
}
