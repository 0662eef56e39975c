package com.motionmavericks.domain.tasks;

import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.idempotency.Commands;
import com.motionmavericks.domain.paging.Cursors;
import com.motionmavericks.domain.paging.Page;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.projects.Projects;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.domain.versions.Versioned;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The task boards of projects. ADMIN and AGENCY work them; everybody who was put on the project reads them.
public final class Tasks {
    private static final String NAME = "task";
    private static final BigDecimal TOP = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final TenantDatabase db;
    private final Commands commands;
    private final Cursors cursors;

    public Tasks(TenantDatabase db, Commands commands, Cursors cursors) {
        this.db = db;
        this.commands = commands;
        this.cursors = cursors;
    }

    /// Adds a task at the bottom of a column.
    public Task create(Principal principal, String idempotencyKey, CreateTask command) {
        principal.require(Role.ADMIN, Role.AGENCY);
        return commands.once(principal, idempotencyKey, command, Task.class, tx -> {
            var project = Projects.requireOpen(tx, command.projectId());
            requireAssignable(tx, project.id(), command.text().assigneeId());
            var dao = tx.dao(TaskDao.class);
            dao.lockColumn(project.id(), command.column());
            var task = dao.insert(principal.tenantId(), project.id(), command.column(), command.text(),
                    principal.requiredMemberId(), tx.now());
            Events.recordIn(tx, project.id(), TaskEvent.CREATED, task.id(), Map.of("after", command.text()));
            return task;
        });
    }

    /// @throws Refused with NOT_FOUND, STALE_VERSION, INVALID or PROJECT_ARCHIVED
    public Task change(Principal principal, UUID id, long version, TaskContent command) {
        principal.require(Role.ADMIN, Role.AGENCY);
        return db.inTenant(principal, tx -> {
            var task = locked(tx, id, version);
            if (task.text().equals(command)) {
                return task;
            }
            // One who has left the project since then may stay where they are.
            if (!Objects.equals(command.assigneeId(), task.assigneeId())) {
                requireAssignable(tx, task.projectId(), command.assigneeId());
            }
            Events.recordIn(tx, task.projectId(), TaskEvent.CHANGED, id,
                    Map.of("before", task.text(), "after", command));
            return tx.dao(TaskDao.class).change(id, command);
        });
    }

    /// Moves a task within its column or to another one.
    ///
    /// @throws Refused with NOT_FOUND, STALE_VERSION, INVALID or PROJECT_ARCHIVED
    public Task move(Principal principal, String idempotencyKey, MoveTask command) {
        principal.require(Role.ADMIN, Role.AGENCY);
        return commands.once(principal, idempotencyKey, command, Task.class, tx -> {
            var dao = tx.dao(TaskDao.class);
            // The column before the task: the order in which everybody locks.
            dao.lockColumn(requireOpenProject(tx, command.id()), command.column());
            var task = Versioned.unchanged(dao.lock(command.id()), command.version(), NAME);
            var moved = dao.move(task.id(), command.column(), position(dao, task, command));
            Events.recordIn(tx, task.projectId(), TaskEvent.MOVED, task.id(),
                    Map.of("from", task.boardColumn(), "to", command.column()));
            return moved;
        });
    }

    /// @throws Refused with NOT_FOUND, STALE_VERSION or PROJECT_ARCHIVED
    public void delete(Principal principal, UUID id, long version) {
        principal.require(Role.ADMIN, Role.AGENCY);
        db.inTenant(principal, tx -> {
            var task = locked(tx, id, version);
            tx.dao(TaskDao.class).delete(id);
            Events.recordIn(tx, task.projectId(), TaskEvent.DELETED, id, Map.of("before", task.text()));
            return null;
        });
    }

    public Task get(Principal principal, UUID id) {
        return db.read(principal, tx -> require(tx, id));
    }

    /// The tasks of a column, from the top.
    public Page<Task> list(Principal principal, UUID projectId, BoardColumn column, PageRequest request) {
        return cursors.page(principal, "tasks?project=" + projectId + "&column=" + column, request, TOP.toString(),
                task -> task.position().toString(), (after, limit) -> db.read(principal, tx -> tx
                        .dao(TaskDao.class)
                        .list(Projects.require(tx, projectId).id(), column, new BigDecimal(after), limit)));
    }

    /// @throws Refused with NOT_FOUND
    static Task require(Tx tx, UUID id) {
        return tx.dao(TaskDao.class).find(id).orElseThrow(() -> Refused.notFound(NAME));
    }

    private static BigDecimal position(TaskDao dao, Task task, MoveTask command) {
        var above = command.after() == null
                ? null
                : dao.find(command.after()).filter(
                        other -> other.projectId().equals(task.projectId()) && other.boardColumn() == command.column()
                                && !other.id().equals(task.id()))
                        .orElseThrow(() -> new Refused(Refusal.INVALID, "after must be another task of that column."))
                        .position();
        var below = dao.next(task.projectId(), command.column(), above == null ? TOP : above, task.id());
        if (below == null) {
            return above == null ? BigDecimal.ONE : above.add(BigDecimal.ONE);
        }
        return above == null ? below.subtract(BigDecimal.ONE) : above.add(below).multiply(HALF);
    }

    private static void requireAssignable(Tx tx, UUID projectId, @Nullable UUID assignee) {
        if (assignee != null && !Projects.sees(tx, projectId, assignee)) {
            throw new Refused(Refusal.INVALID, "assigneeId must be a member who was put on the project, or ADMIN.");
        }
    }

    private static Task locked(Tx tx, UUID id, long version) {
        requireOpenProject(tx, id);
        return Versioned.unchanged(tx.dao(TaskDao.class).lock(id), version, NAME);
    }

    private static UUID requireOpenProject(Tx tx, UUID taskId) {
        return Projects.requireOpen(tx, require(tx, taskId).projectId()).id();
    }
}
