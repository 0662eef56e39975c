package com.motionmavericks.domain.operations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The rows of parked steps.
record ParkedStepDao(Handle handle) {
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
    boolean leave(UUID id, String leftBy, Instant now) {
        return handle.createUpdate("""
                update parked_step set left_at = :now, left_by = :leftBy where id = :id and left_at is null
                """)
                .bind("now", now).bind("leftBy", leftBy).bind("id", id).execute() > 0;
    }

    List<ParkedSteps.Count> counts() {
        return handle.createQuery("select * from parked_step_counts()").mapTo(ParkedSteps.Count.class).list();
    }

    List<ParkedStep> list(UUID after, int limit) {
        return handle.createQuery("""
                select * from parked_step where left_at is null and id < :after order by id desc limit :limit
                """)
                .bind("after", after).bind("limit", limit).mapTo(ParkedStep.class).list();
    }
}
