package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.text.PersonName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// The rows of invitations. A change by a member or of the status increments the version; what the workflow notes does not.
/// Every change of the status checks the status before it.
interface InvitationDao {
    String COLUMNS = """
            select i.*, m.name as member_name, (select name from person where id = i.invited_by_id) as invited_by_name,
              t.name as studio, m.email, parked_steps('Invitation', i.id) as parked
            """;
    String MEMBER = """
             i join member m on (m.tenant_id, m.id) = (i.tenant_id, i.member_id) join tenant t on t.tenant_id = i.tenant_id
            """;
    String INVITATION = COLUMNS + "from invitation" + MEMBER;
    /// After a statement that is named `written` and returns the row.
    String WRITTEN = COLUMNS + "from written" + MEMBER;

    /// What a sending gives an invitation: what its token is derived from, and all its times.
    record Sending(UUID id, int generation, String keyId, Instant mailDueAt,
            @Nullable Instant reminderDueAt, Instant expiresAt) {}

    @SqlQuery("""
            with written as (
              insert into invitation (tenant_id, id, member_id, name, role, invited_by_id, status, generation, key_id,
                token_sha256, created_at, expires_at, mail_due_at, reminder_due_at)
              values (:tenantId, :id, :memberId, :name, :role, :invitedById, 'PENDING', :generation, :keyId, :tokenSha256,
                :mailDueAt, :expiresAt, :mailDueAt, :reminderDueAt)
              returning *
            )
            """
            + WRITTEN)
    Invitation insert(UUID tenantId, UUID memberId, PersonName name, Role role, UUID invitedById,
            @BindMethods Sending sending, byte[] tokenSha256);

    @SqlQuery("""
            with written as (
              update invitation set status = 'PENDING', generation = :generation, key_id = :keyId,
                token_sha256 = :tokenSha256, expires_at = :expiresAt, mail_due_at = :mailDueAt,
                reminder_due_at = :reminderDueAt, check_due_at = null, mailed_at = null, reminded_at = null,
                closed_at = null, version = version + 1
              where id = :id
              returning *
            )
            """ + WRITTEN)
    Invitation sendAgain(@BindMethods Sending sending, byte[] tokenSha256);

    @SqlQuery("select member_id from invitation where id = :id")
    Optional<UUID> memberId(UUID id);

    @SqlQuery(INVITATION + "where i.id = :id")
    Optional<Invitation> find(UUID id);

    @SqlQuery(INVITATION + "where i.id = :id for update of i")
    Optional<Invitation> lock(UUID id);

    @SqlQuery("select exists (select from invitation where id = :id and token_sha256 = :tokenSha256)")
    boolean holdsToken(UUID id, byte[] tokenSha256);

    @SqlQuery("select key_id from invitation where id = :id")
    String keyId(UUID id);

    @SqlQuery("""
            select exists (select from invitation where member_id = :memberId and status = 'PENDING' and id <> :id)
            """)
    boolean anotherIsPending(UUID memberId, UUID id);

    @SqlQuery(INVITATION + "where i.id < :after order by i.id desc limit :limit")
    List<Invitation> list(UUID after, int limit);

    @SqlQuery(INVITATION + "where i.status = :status and i.id < :after order by i.id desc limit :limit")
    List<Invitation> listByStatus(Invitation.Status status, UUID after, int limit);

    /// @return empty when it was closed before
    @SqlQuery("""
            with written as (
              update invitation set status = :status, closed_at = :now, version = version + 1
              where id = :id and status = 'PENDING'
              returning *
            )
            """ + WRITTEN)
    Optional<Invitation> close(UUID id, Invitation.Status status, Instant now);

    @SqlUpdate("""
            update invitation set status = 'EXPIRED', closed_at = :now, version = version + 1
            where id = :id and status = 'PENDING' and expires_at <= :now
            """)
    boolean expire(UUID id, Instant now);

    /// Closes this person's other invitations that have expired, where no workflow has done so yet.
    @SqlQuery("""
            update invitation set status = 'EXPIRED', closed_at = :now, version = version + 1
            where member_id = :memberId and id <> :id and status = 'PENDING' and expires_at <= :now
            returning id
            """)
    List<UUID> expireOthers(UUID memberId, UUID id, Instant now);

    @SqlUpdate("""
            update invitation set mail_due_at = null, mailed_at = :now, check_due_at = :checkDueAt
            where id = :id and generation = :generation
            """)
    void mailed(UUID id, int generation, Instant now, Instant checkDueAt);

    @SqlUpdate("""
            update invitation set reminder_due_at = null, reminded_at = :now, check_due_at = :checkDueAt
            where id = :id and generation = :generation
            """)
    void reminded(UUID id, int generation, Instant now, Instant checkDueAt);

    @SqlUpdate("""
            update invitation set check_due_at = :checkDueAt
            where id = :id and generation = :generation
            """)
    void checkAt(UUID id, int generation, @Nullable Instant checkDueAt);

    @SqlUpdate("""
            update invitation set mail_due_at = null where id = :id and generation = :generation
            """)
    void skipMail(UUID id, int generation);

    @SqlUpdate("""
            update invitation set reminder_due_at = null
            where id = :id and generation = :generation
            """)
    void skipReminder(UUID id, int generation);
}
