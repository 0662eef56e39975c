package com.motionmavericks.domain.projects;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The rows of milestones.
record MilestoneDao(Handle handle) {
    Milestone insert(UUID tenantId, UUID projectId, MilestoneContent content, Instant now) {
        return handle.createQuery("""
                insert into milestone (tenant_id, project_id, name, description, due_on, created_at)
                values (:tenantId, :projectId, :name, :description, :dueOn, :now) returning *
                """)
                .bind("tenantId", tenantId).bind("projectId", projectId).bindMethods(content).bind("now", now)
                .mapTo(Milestone.class).one();
    }

    Optional<Milestone> find(UUID id) {
        return handle.createQuery("select * from milestone where id = :id").bind("id", id)
                .mapTo(Milestone.class).findOne();
    }

    Optional<Milestone> lock(UUID id) {
        return handle.createQuery("select * from milestone where id = :id for update").bind("id", id)
                .mapTo(Milestone.class).findOne();
    }

    List<Milestone> list(UUID projectId, UUID after, int limit) {
        return handle.createQuery("""
                select * from milestone where project_id = :projectId and id < :after order by id desc limit :limit
                """)
                .bind("projectId", projectId).bind("after", after).bind("limit", limit)
                .mapTo(Milestone.class).list();
    }

    Milestone change(UUID id, MilestoneContent content) {
        return handle.createQuery("""
                update milestone set name = :name, description = :description, due_on = :dueOn, version = version + 1
                where id = :id returning *
                """)
                .bindMethods(content).bind("id", id).mapTo(Milestone.class).one();
    }

    /// @return false if the milestone has an approval
    boolean delete(UUID id) {
        return handle.createUpdate("""
                delete from milestone m where id = :id
                  and not exists (select from approval a where a.tenant_id = m.tenant_id and a.milestone_id = m.id)
                """).bind("id", id).execute() > 0;
    }
}
