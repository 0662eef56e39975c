package com.motionmavericks.domain.operations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface ParkedStepDao {
    @SqlQuery("""
            insert into parked_step
              (tenant_id, workflow_type, subject_id, step, target, reason, parked_at, retry_at)
            values (:tenantId, :workflowType, :subjectId, :step, :target, :reason, :parkedAt, :retryAt)
            returning id
            """)
    UUID insert(UUID tenantId, String workflowType, UUID subjectId, String step, String target, String reason,
            Instant parkedAt, Instant retryAt);

    @SqlQuery("select * from parked_step where id = :id")
    Optional<ParkedStep> find(UUID id);

    @SqlQuery("""
            select * from parked_step
            where workflow_type = :workflowType and subject_id = :subjectId and step = :step and target = :target
              and left_at is null
            """)
    Optional<ParkedStep> findParked(String workflowType, UUID subjectId, String step, String target);

    /// @return whether the step was still parked
    @SqlUpdate("update parked_step set left_at = :now, left_by = :leftBy where id = :id and left_at is null")
    boolean leave(UUID id, String leftBy, Instant now);

    @SqlQuery("""
            select * from parked_step where left_at is null and id < :after order by id desc limit :limit
            """)
    List<ParkedStep> list(UUID after, int limit);
}
