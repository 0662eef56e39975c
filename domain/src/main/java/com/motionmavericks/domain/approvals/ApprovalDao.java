package com.motionmavericks.domain.approvals;

import com.motionmavericks.domain.text.MultilineText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Every change counts the version up; every change of status is guarded by the status before it.
@RegisterConstructorMapper(ApprovalDao.Row.class)
@RegisterConstructorMapper(ApprovalDao.ReviewerRow.class)
interface ApprovalDao {
    String APPROVAL = """
            select a.*, parked_steps('Approval', a.id) as parked
            from approval a
            """;

    /// An approval without its reviewers.
    record Row(UUID id, UUID projectId, UUID milestoneId, @Nullable UUID assetVersionId, int round, Policy policy,
            int needed, Approval.Status status, long version, UUID createdBy, Instant createdAt, Instant deadline,
            @Nullable Instant reminderDueAt, @Nullable Instant overdueNoticeDueAt,
            @Nullable Instant outcomeNoticeDueAt, @Nullable Instant departureNoticeDueAt, @Nullable Instant closedAt,
            List<String> parked) {
        Approval with(List<Approval.Reviewer> reviewers) {
            return new Approval(id, projectId, milestoneId, assetVersionId, round, policy, needed, status, version,
                    createdBy, createdAt, deadline, reminderDueAt, overdueNoticeDueAt, outcomeNoticeDueAt,
                    departureNoticeDueAt, closedAt, parked, reviewers);
        }
    }

    record ReviewerRow(UUID approvalId, @Nested Approval.Reviewer reviewer) {}

    @SqlQuery("""
            insert into approval (tenant_id, project_id, milestone_id, asset_version_id, round, policy, needed, status,
              created_by, created_at, deadline, reminder_due_at)
            values (:tenantId, :projectId, :milestoneId, :assetVersionId,
              (select coalesce(max(round), 0) + 1 from approval where milestone_id = :milestoneId), :policy, :needed,
              'OPEN', :createdBy, :now, :deadline, :reminderDueAt)
            on conflict (tenant_id, milestone_id) where status in ('OPEN', 'OVERDUE') do nothing
            returning id
            """)
    Optional<UUID> insert(UUID tenantId, UUID projectId, @BindMethods RequestApproval command, UUID createdBy,
            Instant now, Instant reminderDueAt);

    @SqlUpdate("""
            insert into approval_reviewer (tenant_id, project_id, approval_id, member_id, ask_due_at)
            select :tenantId, :projectId, :id, unnest(:members), :now
            """)
    void insertReviewers(UUID tenantId, UUID projectId, UUID id, List<UUID> members, Instant now);

    @SqlQuery(APPROVAL + "where a.id = :id")
    Optional<Row> find(UUID id);

    @SqlQuery(APPROVAL + "where a.id = :id for update of a")
    Optional<Row> lock(UUID id);

    @SqlQuery(APPROVAL + """
            where a.project_id = :projectId and a.status in ('OPEN', 'OVERDUE') order by a.id for update of a
            """)
    List<Row> lockOpen(UUID projectId);

    @SqlQuery(APPROVAL + "where a.project_id = :projectId and a.id < :after order by a.id desc limit :limit")
    List<Row> list(UUID projectId, UUID after, int limit);

    @SqlQuery("select * from approval_reviewer where approval_id = any(:approvalIds) order by member_id")
    List<ReviewerRow> reviewers(List<UUID> approvalIds);

    @SqlUpdate("""
            update approval_reviewer set decision = :decision, comment = :comment, decided_at = :now,
              ask_due_at = null, reminder_due_at = null
            where approval_id = :id and member_id = :memberId and decision is null
            """)
    void decide(UUID id, UUID memberId, Decision decision, @Nullable MultilineText comment, Instant now);

    /// A reviewer who has not decided counts no longer, and no more need approve than still can.
    @SqlUpdate("""
            with departed as (
              update approval_reviewer set left_at = :now, ask_due_at = null, reminder_due_at = null
              where approval_id = :id and member_id = :memberId
            )
            update approval set version = version + 1, needed = greatest(1, least(needed, (
                select count(*) from approval_reviewer
                where approval_id = :id and left_at is null and member_id <> :memberId)))
            where id = :id
            """)
    void leave(UUID id, UUID memberId, Instant now);

    @SqlUpdate("update approval set departure_notice_due_at = :now where id = :id")
    void tellOfDeparture(UUID id, Instant now);

    @SqlUpdate("update approval set version = version + 1 where id = :id")
    void touch(UUID id);

    /// Of one that was withdrawn nobody is told anything by mail.
    @SqlUpdate("""
            with closed as (
              update approval_reviewer set ask_due_at = null, reminder_due_at = null where approval_id = :id
            )
            update approval set status = :status, closed_at = :now, reminder_due_at = null,
              overdue_notice_due_at = null, outcome_notice_due_at = :outcomeNoticeDueAt,
              departure_notice_due_at = case when :status <> 'WITHDRAWN' then departure_notice_due_at end,
              version = version + 1
            where id = :id and status in ('OPEN', 'OVERDUE')
            """)
    boolean close(UUID id, Approval.Status status, Instant now, @Nullable Instant outcomeNoticeDueAt);

    /// Nobody is reminded of a deadline that has passed.
    ///
    /// @return whether that is news
    @SqlUpdate("""
            with unreminded as (
              update approval_reviewer set reminder_due_at = null where approval_id = :id
            )
            update approval set status = 'OVERDUE', reminder_due_at = null, overdue_notice_due_at = :now,
              version = version + 1
            where id = :id and status = 'OPEN' and deadline <= :now
            """)
    boolean overdue(UUID id, Instant now);

    @SqlUpdate("""
            update approval set reminder_due_at = null, version = version + 1
            where id = :id and status = 'OPEN' and reminder_due_at <= :now
            """)
    boolean remind(UUID id, Instant now);

    @SqlUpdate("""
            update approval_reviewer set reminder_due_at = :now
            where approval_id = :id and decision is null and left_at is null
            """)
    void remindUndecided(UUID id, Instant now);

    @SqlUpdate("""
            update approval_reviewer set ask_due_at = null, asked_at = coalesce(:askedAt, asked_at)
            where approval_id = :id and member_id = :memberId
            """)
    void asked(UUID id, UUID memberId, @Nullable Instant askedAt);

    @SqlUpdate("""
            update approval_reviewer set reminder_due_at = null, reminded_at = coalesce(:remindedAt, reminded_at)
            where approval_id = :id and member_id = :memberId
            """)
    void reminded(UUID id, UUID memberId, @Nullable Instant remindedAt);

    @SqlUpdate("update approval set overdue_notice_due_at = null, version = version + 1 where id = :id")
    void overdueNotified(UUID id);

    @SqlUpdate("update approval set outcome_notice_due_at = null, version = version + 1 where id = :id")
    void outcomeNotified(UUID id);

    /// @param departures that the owner was told of; of further ones they are still to be told
    @SqlUpdate("""
            update approval set departure_notice_due_at = null, version = version + 1
            where id = :id and :departures = (
              select count(*) from approval_reviewer where approval_id = :id and left_at is not null)
            """)
    void departureNotified(UUID id, int departures);
}
