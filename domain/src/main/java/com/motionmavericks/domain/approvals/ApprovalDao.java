package com.motionmavericks.domain.approvals;

import static java.util.stream.Collectors.groupingBy;

import com.motionmavericks.domain.operations.Subject;
import com.motionmavericks.domain.people.Person;
import com.motionmavericks.domain.text.MultilineText;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The rows of approvals and their reviewers. A change by a member or of the status increments the version; what the workflow
/// notes does not. Every change of the status checks the status before it.
record ApprovalDao(Handle handle) {
    private static final String COLUMNS = """
             a.*, (select name from person where id = a.created_by_id) as created_by_name,
              parked_steps('Approval', a.id) as parked
            """;
    private static final String APPROVAL = "select" + COLUMNS + "from approval a ";
    private static final String RETURNING = "returning" + COLUMNS;
    /// The columns of an [Approval.Reviewer].
    private static final String REVIEWER = "*, (select name from person where id = member_id) as member_name ";

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

    /// @return empty when the milestone has an open approval
    Optional<Row> insert(UUID tenantId, UUID projectId, RequestApproval command, UUID createdById, Instant now,
            Instant reminderDueAt) {
        return handle
                .createQuery(
                        """
                                insert into approval as a (tenant_id, project_id, milestone_id, asset_version_id, round, policy, needed, status,
                                  created_by_id, created_at, deadline, reminder_due_at)
                                values (:tenantId, :projectId, :milestoneId, :assetVersionId,
                                  (select coalesce(max(round), 0) + 1 from approval where milestone_id = :milestoneId), :policy, :needed,
                                  'OPEN', :createdById, :now, :deadline, :reminderDueAt)
                                on conflict (tenant_id, milestone_id) where status in ('OPEN', 'OVERDUE') do nothing
                                """
                                + RETURNING)
                .bind("tenantId", tenantId).bind("projectId", projectId).bindMethods(command)
                .bind("createdById", createdById).bind("now", now).bind("reminderDueAt", reminderDueAt)
                .mapTo(Row.class).findOne();
    }

    List<Approval.Reviewer> insertReviewers(UUID tenantId, UUID projectId, UUID id, List<UUID> members, Instant now) {
        return handle.createQuery("""
                with inserted as (
                  insert into approval_reviewer (tenant_id, project_id, approval_id, member_id, ask_due_at)
                  select :tenantId, :projectId, :id, unnest(:members), :now
                  returning *
                ) select\s""" + REVIEWER + "from inserted order by member_id")
                .bind("tenantId", tenantId).bind("projectId", projectId).bind("id", id)
                .bindArray("members", UUID.class, members).bind("now", now).mapTo(Approval.Reviewer.class).list();
    }

    Optional<UUID> projectId(UUID id) {
        return handle.createQuery("select project_id from approval where id = :id").bind("id", id)
                .mapTo(UUID.class).findOne();
    }

    Optional<Approval> find(UUID id) {
        return handle.createQuery(APPROVAL + "where a.id = :id").bind("id", id).mapTo(Row.class).findOne()
                .map(this::withReviewers);
    }

    Optional<Approval> lock(UUID id) {
        return handle.createQuery(APPROVAL + "where a.id = :id for update of a").bind("id", id)
                .mapTo(Row.class).findOne().map(this::withReviewers);
    }

    List<Approval> lockOpen(UUID projectId) {
        return withReviewers(handle.createQuery(APPROVAL + """
                where a.project_id = :projectId and a.status in ('OPEN', 'OVERDUE') order by a.id for update of a
                """).bind("projectId", projectId).mapTo(Row.class).list());
    }

    List<Approval> list(UUID projectId, UUID after, int limit) {
        return withReviewers(handle.createQuery(APPROVAL + """
                where a.project_id = :projectId and a.id < :after order by a.id desc limit :limit
                """)
                .bind("projectId", projectId).bind("after", after).bind("limit", limit).mapTo(Row.class).list());
    }

    private Approval withReviewers(Row row) {
        return withReviewers(List.of(row)).getFirst();
    }

    private List<Approval> withReviewers(List<Row> rows) {
        var reviewers = handle.createQuery("select " + REVIEWER + """
                from approval_reviewer where approval_id = any(:approvalIds) order by member_id
                """)
                .bindArray("approvalIds", UUID.class, rows.stream().map(Row::id).toList())
                .mapTo(Approval.Reviewer.class).stream().collect(groupingBy(Approval.Reviewer::approvalId));
        return rows.stream().map(row -> row.with(reviewers.getOrDefault(row.id(), List.of()))).toList();
    }

    Approval.Reviewer decide(UUID id, UUID memberId, Decision decision, @Nullable MultilineText comment, Instant now) {
        return handle.createQuery("""
                update approval_reviewer set decision = :decision, comment = :comment, decided_at = :now,
                  ask_due_at = null, reminder_due_at = null
                where approval_id = :id and member_id = :memberId and decision is null
                returning\s""" + REVIEWER)
                .bind("decision", decision).bindByType("comment", comment, MultilineText.class).bind("now", now)
                .bind("id", id).bind("memberId", memberId).mapTo(Approval.Reviewer.class).one();
    }

    Approval.Reviewer leave(UUID id, UUID memberId, Instant now) {
        return handle.createQuery("""
                update approval_reviewer set left_at = :now, ask_due_at = null, reminder_due_at = null
                where approval_id = :id and member_id = :memberId
                returning\s""" + REVIEWER)
                .bind("now", now).bind("id", id).bind("memberId", memberId).mapTo(Approval.Reviewer.class).one();
    }

    /// Changes how many reviewers must approve.
    Row need(UUID id, int needed) {
        return handle.createQuery(
                "update approval a set version = version + 1, needed = :needed where id = :id " + RETURNING)
                .bind("needed", needed).bind("id", id).mapTo(Row.class).one();
    }

    void tellOfDeparture(UUID id, Instant now) {
        handle.createUpdate("update approval set departure_notice_due_at = :now where id = :id")
                .bind("now", now).bind("id", id).execute();
    }

    Row touch(UUID id) {
        return handle.createQuery("update approval a set version = version + 1 where id = :id " + RETURNING)
                .bind("id", id).mapTo(Row.class).one();
    }

    /// A withdrawn approval has no more mails to send.
    Row close(UUID id, Approval.Status status, Instant now, @Nullable Instant outcomeNoticeDueAt) {
        return handle.createQuery("""
                update approval a set status = :status, closed_at = :now, reminder_due_at = null,
                  overdue_notice_due_at = null, outcome_notice_due_at = :outcomeNoticeDueAt,
                  departure_notice_due_at = case when :status <> 'WITHDRAWN' then departure_notice_due_at end,
                  version = version + 1
                where id = :id and status in ('OPEN', 'OVERDUE')
                """ + RETURNING)
                .bind("status", status).bind("now", now)
                .bindByType("outcomeNoticeDueAt", outcomeNoticeDueAt, Instant.class).bind("id", id)
                .mapTo(Row.class).one();
    }

    /// The reviewers of an approval that closes have no more mails to wait for.
    List<Approval.Reviewer> closeReviewers(UUID id) {
        return handle.createQuery("""
                with closed as (
                  update approval_reviewer set ask_due_at = null, reminder_due_at = null where approval_id = :id
                  returning *
                ) select\s""" + REVIEWER + "from closed order by member_id")
                .bind("id", id).mapTo(Approval.Reviewer.class).list();
    }

    /// After the deadline no reviewer is reminded.
    ///
    /// @return the project's id, or empty when nothing has changed
    Optional<UUID> overdue(UUID id, Instant now) {
        return handle.createQuery("""
                with overdue as (
                  update approval set status = 'OVERDUE', reminder_due_at = null, overdue_notice_due_at = :now,
                    version = version + 1
                  where id = :id and status = 'OPEN' and deadline <= :now
                  returning id, project_id
                ), unreminded as (
                  update approval_reviewer set reminder_due_at = null where approval_id in (select id from overdue)
                ) select project_id from overdue
                """).bind("now", now).bind("id", id).mapTo(UUID.class).findOne();
    }

    /// @return the project's id, or empty when nothing has changed
    Optional<UUID> remind(UUID id, Instant now) {
        return handle.createQuery("""
                with reminded as (
                  update approval set reminder_due_at = null
                  where id = :id and status = 'OPEN' and reminder_due_at <= :now
                  returning id, project_id
                ), undecided as (
                  update approval_reviewer set reminder_due_at = :now
                  where approval_id in (select id from reminded) and decision is null and left_at is null
                ) select project_id from reminded
                """).bind("id", id).bind("now", now).mapTo(UUID.class).findOne();
    }

    void asked(UUID id, UUID memberId, @Nullable Instant askedAt) {
        handle.createUpdate("""
                update approval_reviewer set ask_due_at = null, asked_at = coalesce(:askedAt, asked_at)
                where approval_id = :id and member_id = :memberId
                """)
                .bindByType("askedAt", askedAt, Instant.class).bind("id", id).bind("memberId", memberId).execute();
    }

    void reminded(UUID id, UUID memberId, @Nullable Instant remindedAt) {
        handle.createUpdate("""
                update approval_reviewer set reminder_due_at = null, reminded_at = coalesce(:remindedAt, reminded_at)
                where approval_id = :id and member_id = :memberId
                """)
                .bindByType("remindedAt", remindedAt, Instant.class).bind("id", id).bind("memberId", memberId)
                .execute();
    }

    void overdueNotified(UUID id) {
        handle.createUpdate("update approval set overdue_notice_due_at = null where id = :id").bind("id", id)
                .execute();
    }

    void outcomeNotified(UUID id) {
        handle.createUpdate("update approval set outcome_notice_due_at = null where id = :id").bind("id", id)
                .execute();
    }

    /// Does nothing when a further reviewer has left since: the owner has not read of that one.
    ///
    /// @param departures how many the owner was told of
    void departureNotified(UUID id, int departures) {
        handle.createUpdate("""
                update approval set departure_notice_due_at = null
                where id = :id and :departures = (
                  select count(*) from approval_reviewer where approval_id = :id and left_at is not null)
                """).bind("id", id).bind("departures", departures).execute();
    }

    List<Subject> subjects(List<UUID> ids) {
        return handle.createQuery("""
                select a.id, p.name || ', ' || m.name || ', round ' || a.round as name,
                  '/open/' || a.tenant_id || '/approvals/' || a.id as path, null::uuid as member_id
                from approval a join milestone m on (m.tenant_id, m.id) = (a.tenant_id, a.milestone_id)
                  join project p on (p.tenant_id, p.id) = (a.tenant_id, a.project_id)
                where a.id = any(:ids)
                """).bindArray("ids", UUID.class, ids).mapTo(Subject.class).list();
    }
}
