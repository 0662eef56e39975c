package com.motionmavericks.domain.projects;

import com.motionmavericks.domain.events.Event;
import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.idempotency.Commands;
import com.motionmavericks.domain.paging.Cursors;
import com.motionmavericks.domain.paging.Page;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.domain.versions.Versioned;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Projects and who was put on them. Only ADMIN changes them; who was put on one reads it.
public final class Projects {
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

    public Project create(Principal principal, String idempotencyKey, ProjectContent command) {
        principal.require(Role.ADMIN);
        return commands.once(principal, idempotencyKey, command, Project.class, tx -> {
            var project = tx.dao(ProjectDao.class).insert(principal.tenantId(), command, tx.now());
            Events.recordIn(tx, project.id(), ProjectEvent.CREATED, project.id(), Map.of("after", command));
            return project;
        });
    }

    /// @throws Refused with NOT_FOUND, STALE_VERSION or PROJECT_ARCHIVED
    public Project change(Principal principal, UUID id, long version, ProjectContent command) {
        principal.require(Role.ADMIN);
        return db.inTenant(principal, tx -> {
            requireOpen(tx, id);
            var project = locked(tx, id, version);
            if (project.text().equals(command)) {
                return project;
            }
            Events.recordIn(tx, id, ProjectEvent.CHANGED, id, Map.of("before", project.text(), "after", command));
            return tx.dao(ProjectDao.class).change(id, command);
        });
    }

    /// Closes a project: from now on it can only be read, and members can be taken off it. What is open in it is closed
    /// with it. Archiving it twice changes nothing.
    public Project archive(Principal principal, String idempotencyKey, ArchiveProject command) {
        principal.require(Role.ADMIN);
        return commands.once(principal, idempotencyKey, command, Project.class, tx -> {
            tx.dao(ProjectDao.class).lockExclusively(command.id());
            var project = locked(tx, command.id(), command.version());
            return project.archivedAt() == null ? archive(tx.at(db.now()), project.id()) : project;
        });
    }

    public Project get(Principal principal, UUID id) {
        return db.read(principal, tx -> require(tx, id));
    }

    /// The projects that the principal sees, newest first.
    public Page<Project> list(Principal principal, boolean isArchived, PageRequest request) {
        return cursors.newestFirst(principal, "projects?archived=" + isArchived, request, Project::id,
                (after, limit) -> db.read(principal,
                        tx -> tx.dao(ProjectDao.class).list(isArchived, after, limit)));
    }

    /// Puts a member on a project; nothing happens when they are on it already.
    public void addMember(Principal principal, UUID id, UUID memberId) {
        principal.require(Role.ADMIN);
        db.inTenant(principal, tx -> {
            requireOpen(tx, id);
            var dao = tx.dao(ProjectDao.class);
            if (dao.addMember(id, memberId, tx.now())) {
                Events.recordIn(tx, id, ProjectEvent.MEMBER_ADDED, id, Map.of("memberId", memberId));
            } else if (dao.members(id).stream().noneMatch(member -> member.memberId().equals(memberId))) {
                throw Refused.notFound("member");
            }
            return null;
        });
    }

    /// Takes a member off a project, also off an archived one; nothing happens when they are not on it.
    public void removeMember(Principal principal, UUID id, UUID memberId) {
        principal.require(Role.ADMIN);
        db.inTenant(principal, tx -> {
            var dao = tx.dao(ProjectDao.class);
            dao.lockExclusively(id);
            if (dao.removeMember(require(tx, id).id(), memberId)) {
                Events.recordIn(tx, id, ProjectEvent.MEMBER_REMOVED, id, Map.of("memberId", memberId));
                if (!sees(tx, id, memberId)) {
                    listeners.forEach(listener -> listener.memberRemoved(tx, id, memberId));
                }
            }
            return null;
        });
    }

    public List<ProjectMember> members(Principal principal, UUID id) {
        principal.require(Role.ADMIN);
        return db.read(principal, tx -> tx.dao(ProjectDao.class).members(require(tx, id).id()));
    }

    /// What has happened in a project, for its people: see [Events#feed].
    public Page<Event> feed(Principal principal, UUID id, PageRequest request) {
        return events.feed(principal, get(principal, id).id(), request);
    }

    /// A project in which something is to be changed. Until the transaction ends the project stays open, and the caller
    /// on it. It comes before any lock on what is in the project: the order in which everybody locks.
    ///
    /// @throws Refused with NOT_FOUND or PROJECT_ARCHIVED
    public static Project requireOpen(Tx tx, UUID id) {
        tx.dao(ProjectDao.class).lockShared(id);
        var project = require(tx, id);
        if (project.archivedAt() != null) {
            throw new Refused(Refusal.PROJECT_ARCHIVED, "The project is archived, and can only be read.");
        }
        return project;
    }

    /// A project whose things are to be read.
    ///
    /// @throws Refused with NOT_FOUND
    public static Project require(Tx tx, UUID id) {
        return tx.dao(ProjectDao.class).find(id).orElseThrow(() -> Refused.notFound(NAME));
    }

    /// Whether a member sees a project: who was put on it, and every ADMIN.
    public static boolean sees(Tx tx, UUID id, UUID memberId) {
        return tx.dao(ProjectDao.class).sees(id, memberId);
    }

    private Project archive(Tx tx, UUID id) {
        Events.recordIn(tx, id, ProjectEvent.ARCHIVED, id, Map.of());
        listeners.forEach(listener -> listener.archived(tx, id));
        return tx.dao(ProjectDao.class).archive(id, tx.now());
    }

    private static Project locked(Tx tx, UUID id, long version) {
        return Versioned.unchanged(tx.dao(ProjectDao.class).lock(id), version, NAME);
    }
}
