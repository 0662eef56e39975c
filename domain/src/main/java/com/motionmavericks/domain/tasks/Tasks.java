package com.motionmavericks.domain.tasks;

import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.idempotency.Commands;
import com.motionmavericks.domain.identity.MemberListener;
import com.motionmavericks.domain.paging.Cursors;
import com.motionmavericks.domain.paging.Page;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.problems.FieldError;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.projects.Projects;
import com.motionmavericks.domain.tenancy.Access;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.domain.versions.Versioned;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The task boards of projects. ADMIN and AGENCY change tasks; every member of the project reads them.
public final class Tasks implements MemberListener {
    private static final String NAME = "task";
    /// Above every task of a column.
    private static final long TOP = Long.MIN_VALUE;
    /// The distance from a task to one that is added below it. It can be halved 32 times.
    private static final long GAP = 1L << 32;

    private final TenantDatabase db;
    private final Commands commands;
    private final Cursors cursors;

    public Tasks(TenantDatabase db, Commands commands, Cursors cursors) {
        this.db = db;
        this.commands = commands;
        this.cursors = cursors;
    }

    /// Adds a task at the bottom of a column.
    public Task create(Credential caller, String idempotencyKey, CreateTask command) {
        return commands.once(caller, Access.ADMIN_AND_AGENCY, idempotencyKey, command, Task.class, tx -> {
            var project = Projects.requireOpen(tx, command.projectId());
            requireAssignable(tx, project.id(), command.content().assigneeId());
            var dao = tx.dao(TaskDao::new);
            dao.lockColumn(project.id(), command.column());
            var task = dao.insert(tx.principal().tenantId(), project.id(), command.column(), command.content(),
                    tx.principal().requiredMemberId(), GAP, tx.now());
            Events.recordIn(tx, project.id(), TaskEvent.CREATED, task.id(), Map.of("after", command.content()));
            return task;
        });
    }

    /// @throws Refused with NOT_FOUND, STALE_VERSION, INVALID or PROJECT_ARCHIVED
    public Task change(Credential caller, @Nullable String idempotencyKey, ChangeTask command) {
        return commands.once(caller, Access.ADMIN_AND_AGENCY, idempotencyKey, command, Task.class, tx -> {
            var task = requireLocked(tx, command.id(), command.version());
            var before = task.content();
            var after = command.applyTo(before);
            if (after.equals(before)) {
                return task;
            }
            // An assignee who has left the project since then may stay.
            if (!Objects.equals(after.assigneeId(), before.assigneeId())) {
                requireAssignable(tx, task.projectId(), after.assigneeId());
            }
            Events.recordIn(tx, task.projectId(), TaskEvent.CHANGED, task.id(),
                    Map.of("before", before, "after", after));
            return tx.dao(TaskDao::new).change(task.id(), after);
        });
    }

    /// Moves a task within its column or to another one.
    ///
    /// @throws Refused with NOT_FOUND, STALE_VERSION, INVALID or PROJECT_ARCHIVED
    public Task move(Credential caller, String idempotencyKey, MoveTask command) {
        return commands.once(caller, Access.ADMIN_AND_AGENCY, idempotencyKey, command, Task.class, tx -> {
            var dao = tx.dao(TaskDao::new);
            // Every transaction locks the column before the task.
            dao.lockColumn(requireOpenProject(tx, command.id()), command.column());
            var task = Versioned.unchanged(dao.lock(command.id()), command.version(), NAME);
            var moved = dao.move(task.id(), command.column(), position(dao, task, command));
            Events.recordIn(tx, task.projectId(), TaskEvent.MOVED, task.id(),
                    Map.of("from", task.boardColumn(), "to", command.column()));
            return moved;
        });
    }

    /// @throws Refused with NOT_FOUND, STALE_VERSION or PROJECT_ARCHIVED
    public void delete(Credential caller, @Nullable String idempotencyKey, DeleteTask command) {
        commands.once(caller, Access.ADMIN_AND_AGENCY, idempotencyKey, command, Task.class, tx -> {
            var task = requireLocked(tx, command.id(), command.version());
            tx.dao(TaskDao::new).delete(task.id());
            Events.recordIn(tx, task.projectId(), TaskEvent.DELETED, task.id(), Map.of("before", task.content()));
            return task;
        });
    }

    public Task get(Credential caller, UUID id) {
        return db.read(caller, Access.MEMBERS, tx -> require(tx, id));
    }

    /// Unassigns the tasks of a member who has left the studio. Those of archived projects stay as they are.
    @Override
    public void removed(Tx tx, UUID memberId) {
        var dao = tx.dao(TaskDao::new);
        for (var task : dao.lockAssigned(memberId)) {
            var before = task.content();
            var after = new TaskContent(before.title(), before.description(), null);
            Events.recordIn(tx, task.projectId(), TaskEvent.CHANGED, task.id(),
                    Map.of("before", before, "after", after));
            dao.change(task.id(), after);
        }
    }

    /// The board of a project: its columns from the left, each from the top.
    public Page<Task> board(Credential caller, UUID projectId, PageRequest request) {
        return db.read(caller, Access.MEMBERS, tx -> cursors.page(tx, "tasks?project=" + projectId, request,
                Place.FIRST.toString(), task -> new Place(task.boardColumn(), task.position()).toString(),
                (after, limit) -> {
                    var place = Place.parse(after);
                    return Projects.requireSeen(tx, projectId, tx.dao(TaskDao::new).board(projectId, place.column(),
                            place.position(), limit));
                }));
    }

    /// One column of the board, from the top.
    public Page<Task> column(Credential caller, UUID projectId, BoardColumn column, PageRequest request) {
        return db.read(caller, Access.MEMBERS, tx -> cursors.page(tx,
                "tasks?project=" + projectId + "&column=" + column, request, Long.toString(TOP),
                task -> Long.toString(task.position()), (after, limit) -> Projects.requireSeen(tx, projectId,
                        tx.dao(TaskDao::new).column(projectId, column, Long.parseLong(after), limit))));
    }

    /// @throws Refused with NOT_FOUND
    static Task require(Tx tx, UUID id) {
        return tx.dao(TaskDao::new).find(id).orElseThrow(() -> Refused.notFound(NAME));
    }

    private static long position(TaskDao dao, Task task, MoveTask command) {
        var above = command.after() == null ? null : requireNeighbour(dao, task, command, command.after()).position();
        var below = dao.findNextPosition(task.projectId(), command.column(), above == null ? TOP : above, task.id());
        if (below.isEmpty()) {
            return above == null ? GAP : above + GAP;
        }
        if (above == null) {
            return below.get() - GAP;
        }
        if (below.get() - above == 1) {
            dao.spread(task.projectId(), command.column(), GAP);
            return position(dao, task, command);
        }
        return above + (below.get() - above) / 2;
    }

    private static Task requireNeighbour(TaskDao dao, Task task, MoveTask command, UUID id) {
        return dao.find(id)
                .filter(other -> other.projectId().equals(task.projectId()) && other.boardColumn() == command.column()
                        && !other.id().equals(task.id()))
                .orElseThrow(() -> Refused.invalid("/after", FieldError.Code.NOT_FOUND,
                        "must be another task of that column"));
    }

    private static void requireAssignable(Tx tx, UUID projectId, @Nullable UUID assignee) {
        if (assignee != null && !Projects.sees(tx, projectId, assignee)) {
            throw Refused.invalid("/assigneeId", FieldError.Code.NOT_FOUND,
                    "must be ADMIN, or a member of the project");
        }
    }

    private static Task requireLocked(Tx tx, UUID id, long version) {
        requireOpenProject(tx, id);
        return Versioned.unchanged(tx.dao(TaskDao::new).lock(id), version, NAME);
    }

    private static UUID requireOpenProject(Tx tx, UUID taskId) {
        return Projects.requireOpen(tx, require(tx, taskId).projectId()).id();
    }

    /// A place on a board, as a cursor keeps it.
    private record Place(BoardColumn column, long position) {
        static final Place FIRST = new Place(BoardColumn.TODO, TOP);

        static Place parse(String text) {
            var parts = text.split(" ", 2);
            return new Place(BoardColumn.valueOf(parts[0]), Long.parseLong(parts[1]));
        }

        @Override
        public String toString() {
            return column + " " + position;
        }
    }
}
