package com.motionmavericks.domain.projects;

import com.motionmavericks.domain.events.Event;
import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.idempotency.Commands;
import com.motionmavericks.domain.identity.MemberListener;
import com.motionmavericks.domain.paging.Cursors;
import com.motionmavericks.domain.paging.Page;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.tenancy.Access;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.domain.versions.Versioned;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Projects and their members. Only ADMIN changes them; a project's members read it.
public final class Projects implements MemberListener {
    private static final String NAME = "project";

    private final TenantDatabase db;
    private final Commands commands;
    private final Cursors cursors;
    private final Events events;
    private final List<ProjectListener> listeners;

    public Projects(TenantDatabase db, Commands commands, Cursors cursors, Events events,
            List<ProjectListener> listeners) {
        this.db = db;
        this.commands = commands;
        this.cursors = cursors;
        this.events = events;
        this.listeners = List.copyOf(listeners);
    }

    public Project create(Credential caller, String idempotencyKey, ProjectContent content) {
        return commands.once(caller, Access.ADMIN, idempotencyKey, content, Project.class, tx -> {
            var project = tx.dao(ProjectDao::new).insert(tx.principal().tenantId(), content, tx.now());
            Events.recordIn(tx, project.id(), ProjectEvent.CREATED, project.id(), Map.of("after", content));
            return project;
        });
    }

    /// @throws Refused with NOT_FOUND, STALE_VERSION or PROJECT_ARCHIVED
    public Project change(Credential caller, @Nullable String idempotencyKey, ChangeProject command) {
        return commands.once(caller, Access.ADMIN, idempotencyKey, command, Project.class, tx -> {
            requireOpen(tx, command.id());
            var project = requireLocked(tx, command.id(), command.version());
            var before = project.content();
            var after = command.applyTo(before);
            if (after.equals(before)) {
                return project;
            }
            Events.recordIn(tx, project.id(), ProjectEvent.CHANGED, project.id(),
                    Map.of("before", before, "after", after));
            return tx.dao(ProjectDao::new).change(project.id(), after);
        });
    }

    /// Archives a project and closes its open approvals, share links and uploads. An archived project is read-only, except
    /// that members can be removed. Archiving it twice changes nothing.
    public Project archive(Credential caller, String idempotencyKey, ArchiveProject command) {
        return commands.once(caller, Access.ADMIN, idempotencyKey, command, Project.class, tx -> {
            tx.dao(ProjectDao::new).lockExclusively(command.id());
            var project = requireLocked(tx, command.id(), command.version());
            return project.archivedAt() == null ? archive(tx.at(db.now()), project.id()) : project;
        });
    }

    public Project get(Credential caller, UUID id) {
        return db.read(caller, Access.MEMBERS, tx -> require(tx, id));
    }

    /// The projects that the principal sees, newest first.
    public Page<Project> list(Credential caller, ProjectFilter filter, PageRequest request) {
        return db.read(caller, Access.MEMBERS, tx -> cursors.newestFirst(tx, "projects?filter=" + filter, request,
                Project::id, (after, limit) -> {
                    var dao = tx.dao(ProjectDao::new);
                    return switch (filter) {
                        case OPEN -> dao.listOpen(after, limit);
                        case ARCHIVED -> dao.listArchived(after, limit);
                        case ANY -> dao.list(after, limit);
                    };
                }));
    }

    /// Adds a member to a project. Does nothing if the member is already on it.
    public void addMember(Credential caller, @Nullable String idempotencyKey, AddProjectMember command) {
        commands.once(caller, Access.ADMIN, idempotencyKey, command, Project.class, tx -> {
            var dao = tx.dao(ProjectDao::new);
            // The member before the project, like the removal of a member from the studio.
            dao.lockMember(command.memberId());
            var project = requireOpen(tx, command.projectId());
            if (dao.addMember(project.id(), command.memberId(), tx.now())) {
                Events.recordIn(tx, project.id(), ProjectEvent.MEMBER_ADDED, project.id(),
                        Map.of("memberId", command.memberId()));
            } else if (dao.members(project.id()).stream()
                    .noneMatch(present -> present.member().id().equals(command.memberId()))) {
                throw Refused.notFound("member");
            }
            return project;
        });
    }

    /// Removes a member from a project, which may be archived. Does nothing if the member is not on it.
    public void removeMember(Credential caller, @Nullable String idempotencyKey, RemoveProjectMember command) {
        commands.once(caller, Access.ADMIN, idempotencyKey, command, Project.class, tx -> {
            var dao = tx.dao(ProjectDao::new);
            dao.lockExclusively(command.projectId());
            var project = require(tx, command.projectId());
            if (removeMember(tx, project.id(), command.memberId())
                    && !sees(tx, project.id(), command.memberId())) {
                listeners.forEach(listener -> listener.memberRemoved(tx, project.id(), command.memberId()));
            }
            return project;
        });
    }

    /// Adds a new member to the projects of their invitation that are still open.
    @Override
    public void joined(Tx tx, UUID memberId, List<UUID> projectIds) {
        var dao = tx.dao(ProjectDao::new);
        for (var id : projectIds.stream().sorted().toList()) {
            dao.lockShared(id);
            if (require(tx, id).archivedAt() == null && dao.addMember(id, memberId, tx.now())) {
                Events.recordIn(tx, id, ProjectEvent.MEMBER_ADDED, id, Map.of("memberId", memberId));
            }
        }
    }

    @Override
    public void demoted(Tx tx, UUID memberId) {
        tx.dao(ProjectDao::new).openUnseenBy(memberId).forEach(id -> leave(tx, id, memberId));
    }

    @Override
    public void removed(Tx tx, UUID memberId) {
        tx.dao(ProjectDao::new).projectsOf(memberId).forEach(id -> leave(tx, id, memberId));
    }

    public List<ProjectMember> members(Credential caller, UUID id) {
        return db.read(caller, Access.ADMIN, tx -> tx.dao(ProjectDao::new).members(require(tx, id).id()));
    }

    /// The project's activity feed: see [Events#feed].
    public Page<Event> feed(Credential caller, UUID id, PageRequest request) {
        return db.read(caller, Access.MEMBERS, tx -> events.feed(tx, require(tx, id).id(), request));
    }

    /// Locks an open project for a change inside it. Until the transaction ends, the project is not archived and the caller
    /// is not removed from it. Call this before locking any row of the project, so that all transactions lock in one order.
    ///
    /// @throws Refused with NOT_FOUND or PROJECT_ARCHIVED
    public static Project requireOpen(Tx tx, UUID id) {
        tx.dao(ProjectDao::new).lockShared(id);
        var project = require(tx, id);
        if (project.archivedAt() != null) {
            throw new Refused(Refusal.PROJECT_ARCHIVED, "The project is archived and read-only.");
        }
        return project;
    }

    /// @throws Refused with NOT_FOUND
    public static Project require(Tx tx, UUID id) {
        return tx.dao(ProjectDao::new).find(id).orElseThrow(() -> Refused.notFound(NAME));
    }

    /// The rows that were read of a project. If there are none, the project may be one that the caller does not see.
    ///
    /// @throws Refused with NOT_FOUND
    public static <T> List<T> requireSeen(Tx tx, UUID id, List<T> rows) {
        if (rows.isEmpty()) {
            require(tx, id);
        }
        return rows;
    }

    /// @return whether the member is on the project or an ADMIN
    public static boolean sees(Tx tx, UUID id, UUID memberId) {
        return tx.dao(ProjectDao::new).sees(id, memberId);
    }

    /// @return false if the member was not on the project
    private static boolean removeMember(Tx tx, UUID id, UUID memberId) {
        var wasOn = tx.dao(ProjectDao::new).removeMember(id, memberId);
        if (wasOn) {
            Events.recordIn(tx, id, ProjectEvent.MEMBER_REMOVED, id, Map.of("memberId", memberId));
        }
        return wasOn;
    }

    /// Removes a member who no longer sees a project from its open rows, and from the project itself if they were on it.
    private void leave(Tx tx, UUID id, UUID memberId) {
        tx.dao(ProjectDao::new).lockExclusively(id);
        removeMember(tx, id, memberId);
        listeners.forEach(listener -> listener.memberRemoved(tx, id, memberId));
    }

    private Project archive(Tx tx, UUID id) {
        Events.recordIn(tx, id, ProjectEvent.ARCHIVED, id, Map.of());
        listeners.forEach(listener -> listener.archived(tx, id));
        return tx.dao(ProjectDao::new).archive(id, tx.now());
    }

    private static Project requireLocked(Tx tx, UUID id, long version) {
        return Versioned.unchanged(tx.dao(ProjectDao::new).lock(id), version, NAME);
    }
}
