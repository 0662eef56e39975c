package com.motionmavericks.domain.approvals;

import java.util.stream.Stream;
import java.util.Comparator;
import com.motionmavericks.domain.people.Person;
import static java.util.stream.Collectors.groupingBy;

import com.motionmavericks.domain.text.MultilineText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// The rows of approvals and their reviewers. A change by a member or of the status increments the version; what the workflow
/// notes does not. Every change of the status checks the status before it.
interface ApprovalDao {
    String COLUMNS = """
             a.*, (select name from person where id = a.created_by_id) as created_by_name,
              parked_steps('Approval', a.id) as parked
            """;
    String APPROVAL = "select" + COLUMNS + "from approval a ";
    String RETURNING = "returning" + COLUMNS;
    /// The columns of an [Approval.Reviewer].
    String REVIEWER = "*, (select name from person where id = member_id) as member_name ";

    /// An approval without its reviewers.
    record Row(UUID id, UUID projectId, UUID milestoneId, @Nullable UUID assetVersionId, int round, Policy policy,
            int needed, Approval.Status status, long version, Person createdBy, Instant createdAt, Instant updatedAt,
            Instant deadline, @Nullable Instant reminderDueAt, @Nullable Instant overdueNoticeDueAt,
            @Nullable Instant outcomeNoticeDueAt, @Nullable Instant departureNoticeDueAt, @Nullable Instant closedAt,
            @Nullable List<String> parked) {
        Approval with(List<Approval.Reviewer> reviewers) {
            var lastUpdate = Stream.concat(Stream.of(updatedAt), reviewers.stream().map(Approval.Reviewer::updatedAt))
                    .max(Comparator.naturalOrder()).orElseThrow();
            return new Approval(id, projectId, milestoneId, assetVersionId, round, policy, needed, status, version,
                    createdBy, createdAt, lastUpdate, deadline, reminderDueAt, overdueNoticeDueAt, outcomeNoticeDueAt,
                    departureNoticeDueAt, closedAt, parked, reviewers);
        }
    }

    default Optional<Approval> find(UUID id) {
        return findRow(id).map(row -> withReviewers(List.of(row)).getFirst());
    }

    default Optional<Approval> lock(UUID id) {
        return lockRow(id).map(row -> withReviewers(List.of(row)).getFirst());
    }

    default List<Approval> lockOpen(UUID projectId) {
        return withReviewers(lockOpenRows(projectId));
    }

    default List<Approval> list(UUID projectId, UUID after, int limit) {
        return withReviewers(listRows(projectId, after, limit));
    }

    default List<Approval> withReviewers(List<Row> rows) {
        var reviewers = reviewers(rows.stream().map(Row::id).toList()).stream()
                .collect(groupingBy(Approval.Reviewer::approvalId));
        return rows.stream().map(row -> row.with(reviewers.getOrDefault(row.id(), List.of()))).toList();
    }

    /// @return empty when the milestone has an open approval
    @SqlQuery("""
            insert into approval as a (tenant_id, project_id, milestone_id, asset_version_id, round, policy, needed, status,
              created_by_id, created_at, deadline, reminder_due_at)
            values (:tenantId, :projectId, :milestoneId, :assetVersionId,
              (select coalesce(max(round), 0) + 1 from approval where milestone_id = :milestoneId), :policy, :needed,
              'OPEN', :createdById, :now, :deadline, :reminderDueAt)
            on conflict (tenant_id, milestone_id) where status in ('OPEN', 'OVERDUE') do nothing
            """
            + RETURNING)
    Optional<Row> insert(UUID tenantId, UUID projectId, @BindMethods RequestApproval command, UUID createdById,
            Instant now, Instant reminderDueAt);

    @SqlQuery("""
            with inserted as (
              insert into approval_reviewer (tenant_id, project_id, approval_id, member_id, ask_due_at)
              select :tenantId, :projectId, :id, unnest(:members), :now
              returning *
            ) select\s""" + REVIEWER + "from inserted order by member_id")
    List<Approval.Reviewer> insertReviewers(UUID tenantId, UUID projectId, UUID id, List<UUID> members, Instant now);

    @SqlQuery("select project_id from approval where id = :id")
    Optional<UUID> projectId(UUID id);

    @SqlQuery(APPROVAL + "where a.id = :id")
    Optional<Row> findRow(UUID id);

    @SqlQuery(APPROVAL + "where a.id = :id for update of a")
    Optional<Row> lockRow(UUID id);

    @SqlQuery(APPROVAL + """
            where a.project_id = :projectId and a.status in ('OPEN', 'OVERDUE') order by a.id for update of a
            """)
    List<Row> lockOpenRows(UUID projectId);

    @SqlQuery(APPROVAL + "where a.project_id = :projectId and a.id < :after order by a.id desc limit :limit")
    List<Row> listRows(UUID projectId, UUID after, int limit);

    @SqlQuery("select " + REVIEWER + "from approval_reviewer where approval_id = any(:approvalIds) order by member_id")
    List<Approval.Reviewer> reviewers(List<UUID> approvalIds);

    @SqlQuery("""
            update approval_reviewer set decision = :decision, comment = :comment, decided_at = :now,
              ask_due_at = null, reminder_due_at = null
            where approval_id = :id and member_id = :memberId and decision is null
            returning\s""" + REVIEWER)
    Approval.Reviewer decide(UUID id, UUID memberId, Decision decision, @Nullable MultilineText comment, Instant now);

    @SqlQuery("""
            update approval_reviewer set left_at = :now, ask_due_at = null, reminder_due_at = null
            where approval_id = :id and member_id = :memberId
            returning\s""" + REVIEWER)
    Approval.Reviewer leave(UUID id, UUID memberId, Instant now);

    /// Changes how many reviewers must approve.
    @SqlQuery("update approval a set version = version + 1, needed = :needed where id = :id " + RETURNING)
    Row need(UUID id, int needed);

    @SqlUpdate("update approval set departure_notice_due_at = :now where id = :id")
    void tellOfDeparture(UUID id, Instant now);

    @SqlQuery("update approval a set version = version + 1 where id = :id " + RETURNING)
    Row touch(UUID id);

    /// A withdrawn approval has no more mails to send.
    @SqlQuery("""
            update approval a set status = :status, closed_at = :now, reminder_due_at = null,
              overdue_notice_due_at = null, outcome_notice_due_at = :outcomeNoticeDueAt,
              departure_notice_due_at = case when :status <> 'WITHDRAWN' then departure_notice_due_at end,
              version = version + 1
            where id = :id and status in ('OPEN', 'OVERDUE')
            """ + RETURNING)
    Row close(UUID id, Approval.Status status, Instant now, @Nullable Instant outcomeNoticeDueAt);

    /// The reviewers of an approval that closes have no more mails to wait for.
    @SqlQuery("""
            with closed as (
              update approval_reviewer set ask_due_at = null, reminder_due_at = null where approval_id = :id
              returning *
            ) select\s""" + REVIEWER + "from closed order by member_id")
    List<Approval.Reviewer> closeReviewers(UUID id);

    /// After the deadline no reviewer is reminded.
    ///
    /// @return the project's id, or empty when nothing has changed
    @SqlQuery("""
            with overdue as (
              update approval set status = 'OVERDUE', reminder_due_at = null, overdue_notice_due_at = :now,
                version = version + 1
              where id = :id and status = 'OPEN' and deadline <= :now
              returning id, project_id
            ), unreminded as (
              update approval_reviewer set reminder_due_at = null where approval_id in (select id from overdue)
            ) select project_id from overdue
            """)
    Optional<UUID> overdue(UUID id, Instant now);

    /// @return the project's id, or empty when nothing has changed
    @SqlQuery("""
            with reminded as (
              update approval set reminder_due_at = null
              where id = :id and status = 'OPEN' and reminder_due_at <= :now
              returning id, project_id
            ), undecided as (
              update approval_reviewer set reminder_due_at = :now
              where approval_id in (select id from reminded) and decision is null and left_at is null
            ) select project_id from reminded
            """)
    Optional<UUID> remind(UUID id, Instant now);

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

    @SqlUpdate("update approval set overdue_notice_due_at = null where id = :id")
    void overdueNotified(UUID id);

    @SqlUpdate("update approval set outcome_notice_due_at = null where id = :id")
    void outcomeNotified(UUID id);

    /// Does nothing when a further reviewer has left since: the owner has not read of that one.
    ///
    /// @param departures how many the owner was told of
    @SqlUpdate("""
            update approval set departure_notice_due_at = null
            where id = :id and :departures = (
              select count(*) from approval_reviewer where approval_id = :id and left_at is not null)
            """)
    void departureNotified(UUID id, int departures);
}
