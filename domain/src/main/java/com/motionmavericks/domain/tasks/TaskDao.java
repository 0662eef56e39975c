package com.motionmavericks.domain.tasks;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Task.class)
interface TaskDao {
    /// Serialises inserts and moves in one column.
    @SqlQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:projectId || :column, 0))")
    int lockColumn(UUID projectId, BoardColumn column);

    @SqlQuery("""
            insert into task (tenant_id, project_id, board_column, position, title, description, assignee_id, created_by,
              created_at)
            values (:tenantId, :projectId, :column,
              (select coalesce(max(position), 0) + 1 from task where project_id = :projectId and board_column = :column),
              :title, :description, :assigneeId, :createdBy, :now)
            returning *
            """)
    Task insert(UUID tenantId, UUID projectId, BoardColumn column, @BindMethods TaskContent content, UUID createdBy,
            Instant now);

    @SqlQuery("select * from task where id = :id")
    Optional<Task> find(UUID id);

    @SqlQuery("select * from task where id = :id for update")
    Optional<Task> lock(UUID id);

    @SqlQuery("""
            select * from task where project_id = :projectId and board_column = :column and position > :after
            order by position limit :limit
            """)
    List<Task> list(UUID projectId, BoardColumn column, BigDecimal after, int limit);

    @SqlQuery("""
            update task set title = :title, description = :description, assignee_id = :assigneeId, version = version + 1
            where id = :id returning *
            """)
    Task change(UUID id, @BindMethods TaskContent content);

    /// The next position in a column after the given one, without the task `id`.
    @SqlQuery("""
            select min(position) from task
            where project_id = :projectId and board_column = :column and position > :below and id <> :id
            """)
    Optional<BigDecimal> findNextPosition(UUID projectId, BoardColumn column, BigDecimal below, UUID id);

    @SqlQuery("""
            update task set board_column = :column, position = :position, version = version + 1 where id = :id
            returning *
            """)
    Task move(UUID id, BoardColumn column, BigDecimal position);

    @SqlUpdate("delete from task where id = :id")
    void delete(UUID id);
}
