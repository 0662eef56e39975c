package com.motionmavericks.domain.tasks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The rows of tasks.
record TaskDao(Handle handle) {
    /// The columns of a [Task].
    private static final String TASK = """
            *, (select name from person where id = assignee_id) as assignee_name,
              (select name from person where id = created_by_id) as created_by_name
            """;
    private static final String FIND = "select " + TASK + " from task where id = :id";

    /// Serialises inserts and moves in one column.
    void lockColumn(UUID projectId, BoardColumn column) {
        handle.createQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:projectId || :column, 0))")
                .bind("projectId", projectId).bind("column", column).mapTo(int.class).one();
    }

    Task insert(UUID tenantId, UUID projectId, BoardColumn column, TaskContent content, UUID createdById, long gap,
            Instant now) {
        return handle.createQuery("""
                insert into task (tenant_id, project_id, board_column, position, title, description, assignee_id,
                  created_by_id, created_at)
                values (:tenantId, :projectId, :column,
                  (select coalesce(max(position), 0) + :gap from task
                    where project_id = :projectId and column_rank = column_rank(:column)),
                  :title, :description, :assigneeId, :createdById, :now)
                returning\s""" + TASK)
                .bind("tenantId", tenantId).bind("projectId", projectId).bind("column", column).bind("gap", gap)
                .bindMethods(content).bind("createdById", createdById).bind("now", now)
                .mapTo(Task.class).one();
    }

    Optional<Task> find(UUID id) {
        return handle.createQuery(FIND).bind("id", id).mapTo(Task.class).findOne();
    }

    Optional<Task> lock(UUID id) {
        return handle.createQuery(FIND + " for update of task").bind("id", id).mapTo(Task.class).findOne();
    }

    /// The tasks of a member in open projects.
    List<Task> lockAssigned(UUID memberId) {
        return handle.createQuery("select " + TASK + """
                from task where assignee_id = :memberId
                  and project_id in (select id from project where archived_at is null)
                order by id for update of task
                """).bind("memberId", memberId).mapTo(Task.class).list();
    }

    /// The tasks of a board that come after a place on it, column by column.
    List<Task> board(UUID projectId, BoardColumn column, long position, int limit) {
        return handle.createQuery("select " + TASK + """
                from task where project_id = :projectId and (column_rank, position) > (column_rank(:column), :position)
                order by column_rank, position limit :limit
                """)
                .bind("projectId", projectId).bind("column", column).bind("position", position).bind("limit", limit)
                .mapTo(Task.class).list();
    }

    List<Task> column(UUID projectId, BoardColumn column, long position, int limit) {
        return handle.createQuery("select " + TASK + """
                from task where project_id = :projectId and column_rank = column_rank(:column) and position > :position
                order by position limit :limit
                """)
                .bind("projectId", projectId).bind("column", column).bind("position", position).bind("limit", limit)
                .mapTo(Task.class).list();
    }

    Task change(UUID id, TaskContent content) {
        return handle.createQuery("""
                update task set title = :title, description = :description, assignee_id = :assigneeId,
                  version = version + 1
                where id = :id returning\s""" + TASK)
                .bind("id", id).bindMethods(content).mapTo(Task.class).one();
    }

    /// The next position in a column after the given one, without the task `except`.
    Optional<Long> findNextPosition(UUID projectId, BoardColumn column, long position, UUID except) {
        return handle.createQuery("""
                select position from task where project_id = :projectId and column_rank = column_rank(:column)
                  and position > :position and id <> :except
                order by position limit 1
                """)
                .bind("projectId", projectId).bind("column", column).bind("position", position).bind("except", except)
                .mapTo(Long.class).findOne();
    }

    /// Makes room between all tasks of a column.
    void spread(UUID projectId, BoardColumn column, long gap) {
        handle.createUpdate("""
                update task t set position = n.number * :gap
                from (select tenant_id, id, row_number() over (order by position) as number from task
                  where project_id = :projectId and column_rank = column_rank(:column)) n
                where (t.tenant_id, t.id) = (n.tenant_id, n.id)
                """).bind("projectId", projectId).bind("column", column).bind("gap", gap).execute();
    }

    Task move(UUID id, BoardColumn column, long position) {
        return handle.createQuery("""
                update task set board_column = :column, position = :position, version = version + 1 where id = :id
                returning\s""" + TASK)
                .bind("id", id).bind("column", column).bind("position", position).mapTo(Task.class).one();
    }

    void delete(UUID id) {
        handle.createUpdate("delete from task where id = :id").bind("id", id).execute();
    }
}
