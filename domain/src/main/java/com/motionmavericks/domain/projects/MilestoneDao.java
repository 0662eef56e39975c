package com.motionmavericks.domain.projects;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface MilestoneDao {
    @SqlQuery("""
            insert into milestone (tenant_id, project_id, name, description, due_on, created_at)
            values (:tenantId, :projectId, :name, :description, :dueOn, :now) returning *
            """)
    Milestone insert(UUID tenantId, UUID projectId, @BindMethods MilestoneContent content, Instant now);

    @SqlQuery("select * from milestone where id = :id")
    Optional<Milestone> find(UUID id);

    @SqlQuery("select * from milestone where id = :id for update")
    Optional<Milestone> lock(UUID id);

    @SqlQuery("select * from milestone where project_id = :projectId and id < :after order by id desc limit :limit")
    List<Milestone> list(UUID projectId, UUID after, int limit);

    @SqlQuery("""
            update milestone set name = :name, description = :description, due_on = :dueOn, version = version + 1
            where id = :id returning *
            """)
    Milestone change(UUID id, @BindMethods MilestoneContent content);

    /// @return false if the milestone has an approval
    @SqlUpdate("""
            delete from milestone m where id = :id
              and not exists (select from approval a where a.tenant_id = m.tenant_id and a.milestone_id = m.id)
            """)
    boolean delete(UUID id);
}
