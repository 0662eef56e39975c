package com.motionmavericks.domain.tasks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface TaskDao {
    /// The columns of a [Task].
    String TASK = """
            *, (select name from person where id = assignee_id) as assignee_name,
              (select name from person where id = created_by_id) as created_by_name
            """;
    String FIND = "select " + TASK + " from task where id = :id";

    /// Serialises inserts and moves in one column.
    @SqlQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:projectId || :column, 0))")
    int lockColumn(UUID projectId, BoardColumn column);

    @SqlQuery("""
            insert into task (tenant_id, project_id, board_column, position, title, description, assignee_id,
              created_by_id, created_at)
            values (:tenantId, :projectId, :column,
              (select coalesce(max(position), 0) + :gap from task
                where project_id = :projectId and column_rank = column_rank(:column)),
              :title, :description, :assigneeId, :createdById, :now)
            returning\s""" + TASK)
    Task insert(UUID tenantId, UUID projectId, BoardColumn column, @BindMethods TaskContent content, UUID createdById,
            long gap, Instant now);

    @SqlQuery(FIND)
    Optional<Task> find(UUID id);

    @SqlQuery(FIND + " for update of task")
    Optional<Task> lock(UUID id);

    /// The tasks of a board that come after a place on it, column by column.
    @SqlQuery("select " + TASK + """
            from task where project_id = :projectId and (column_rank, position) > (column_rank(:column), :position)
            order by column_rank, position limit :limit
            """)
    List<Task> board(UUID projectId, BoardColumn column, long position, int limit);

    @SqlQuery("select " + TASK + """
            from task where project_id = :projectId and column_rank = column_rank(:column) and position > :position
            order by position limit :limit
            """)
    List<Task> column(UUID projectId, BoardColumn column, long position, int limit);

    @SqlQuery("""
            update task set title = :title, description = :description, assignee_id = :assigneeId, version = version + 1
            where id = :id returning\s""" + TASK)
    Task change(UUID id, @BindMethods TaskContent content);

    /// The next position in a column after the given one, without the task `except`.
    @SqlQuery("""
            select min(position) from task where project_id = :projectId and column_rank = column_rank(:column)
              and position > :position and id <> :except
            """)
    Optional<Long> findNextPosition(UUID projectId, BoardColumn column, long position, UUID except);

    /// Makes room between all tasks of a column.
    @SqlUpdate("""
            update task t set position = n.number * :gap
            from (select tenant_id, id, row_number() over (order by position) as number from task
              where project_id = :projectId and column_rank = column_rank(:column)) n
            where (t.tenant_id, t.id) = (n.tenant_id, n.id)
            """)
    void spread(UUID projectId, BoardColumn column, long gap);

    @SqlQuery("""
            update task set board_column = :column, position = :position, version = version + 1 where id = :id
            returning\s""" + TASK)
    Task move(UUID id, BoardColumn column, long position);

    @SqlUpdate("delete from task where id = :id")
    void delete(UUID id);
}
