package com.motionmavericks.domain.operations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The rows of parked steps.
record ParkedStepDao(Handle handle) {
    // A field that is absent admits all. This needs no statement for each combination: few steps are parked at once, which the
    // partial index finds, and those that were left are read in the order of their ids.
    private static final String MATCHES = """
            and workflow_type = coalesce(:workflow, workflow_type) and step = coalesce(:step, step)
              and starts_with(reason, coalesce(:reason, '')) and parked_at >= coalesce(:parkedAfter, parked_at)
              and parked_at < coalesce(:parkedBefore, timestamptz 'infinity')
            """;
    private static final String PARKED = "select * from parked_step where left_at is null " + MATCHES;
    private static final String LEFT = "select * from parked_step where left_at is not null " + MATCHES;

    UUID insert(UUID tenantId, String workflowType, UUID subjectId, String step, String target, String reason,
            Instant parkedAt, Instant retryAt) {
        return handle.createQuery("""
                insert into parked_step
                  (tenant_id, workflow_type, subject_id, step, target, reason, parked_at, retry_at)
                values (:tenantId, :workflowType, :subjectId, :step, :target, :reason, :parkedAt, :retryAt)
                returning id
                """)
                .bind("tenantId", tenantId).bind("workflowType", workflowType).bind("subjectId", subjectId)
                .bind("step", step).bind("target", target).bind("reason", reason)
                .bind("parkedAt", parkedAt).bind("retryAt", retryAt)
                .mapTo(UUID.class).one();
    }

    Optional<ParkedStep> find(UUID id) {
        return handle.createQuery("select * from parked_step where id = :id").bind("id", id)
                .mapTo(ParkedStep.class).findOne();
    }

    Optional<ParkedStep> findParked(String workflowType, UUID subjectId, String step, String target) {
        return handle.createQuery("""
                select * from parked_step
                where workflow_type = :workflowType and subject_id = :subjectId and step = :step and target = :target
                  and left_at is null
                """)
                .bind("workflowType", workflowType).bind("subjectId", subjectId).bind("step", step)
                .bind("target", target).mapTo(ParkedStep.class).findOne();
    }

    /// @return whether the step was still parked
    boolean leave(UUID id, ParkedStep.LeftBy leftBy, Instant now) {
        return handle.createUpdate("""
                update parked_step set left_at = :now, left_by = :leftBy where id = :id and left_at is null
                """)
                .bind("now", now).bind("leftBy", leftBy).bind("id", id).execute() > 0;
    }

    List<ParkedSteps.Count> counts() {
        return handle.createQuery("select * from parked_step_counts()").mapTo(ParkedSteps.Count.class).list();
    }

    List<ParkedStep> listParked(ParkedStepFilter filter, UUID after, int limit) {
        return page(PARKED, filter, after, limit);
    }

    List<ParkedStep> listLeft(ParkedStepFilter filter, UUID after, int limit) {
        return page(LEFT, filter, after, limit);
    }

    List<UUID> studios() {
        return handle.select("select * from studios_with_parked_steps()").mapTo(UUID.class).list();
    }

    int count(ParkedStepFilter filter) {
        return handle.createQuery("select count(*) from (" + PARKED + ") matching").bindMethods(filter)
                .mapTo(int.class).one();
    }

    /// Locks the oldest steps. Two bulk commands lock in the same order.
    List<ParkedStep> lockOldest(ParkedStepFilter filter, int limit) {
        return handle.createQuery(PARKED + "order by id limit :limit for no key update").bindMethods(filter)
                .bind("limit", limit).mapTo(ParkedStep.class).list();
    }

    private List<ParkedStep> page(String steps, ParkedStepFilter filter, UUID after, int limit) {
        return handle.createQuery(steps + "and id < :after order by id desc limit :limit")
                .bindMethods(filter).bind("after", after).bind("limit", limit).mapTo(ParkedStep.class).list();
    }
}
