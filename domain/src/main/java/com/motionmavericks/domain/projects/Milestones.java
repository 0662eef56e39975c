package com.motionmavericks.domain.projects;

import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.idempotency.Commands;
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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The milestones of projects. Only ADMIN changes them; the project's members read them.
public final class Milestones {
    private static final String NAME = "milestone";

    private final TenantDatabase db;
    private final Commands commands;
    private final Cursors cursors;

    public Milestones(TenantDatabase db, Commands commands, Cursors cursors) {
        this.db = db;
        this.commands = commands;
        this.cursors = cursors;
    }

    public Milestone create(Credential caller, String idempotencyKey, CreateMilestone command) {
        return commands.once(caller, Access.ADMIN, idempotencyKey, command, Milestone.class, tx -> {
            var project = Projects.requireOpen(tx, command.projectId());
            var milestone = tx.dao(MilestoneDao::new).insert(tx.principal().tenantId(), project.id(),
                    command.content(), tx.now());
            Events.recordIn(tx, project.id(), MilestoneEvent.CREATED, milestone.id(),
                    Map.of("after", command.content()));
            return milestone;
        });
    }

    /// @throws Refused with NOT_FOUND, STALE_VERSION or PROJECT_ARCHIVED
    public Milestone change(Credential caller, @Nullable String idempotencyKey, ChangeMilestone command) {
        return commands.once(caller, Access.ADMIN, idempotencyKey, command, Milestone.class, tx -> {
            var milestone = requireUnchanged(tx, command.id(), command.version());
            var before = milestone.content();
            var after = command.applyTo(before);
            if (after.equals(before)) {
                return milestone;
            }
            Events.recordIn(tx, milestone.projectId(), MilestoneEvent.CHANGED, milestone.id(),
                    Map.of("before", before, "after", after));
            return tx.dao(MilestoneDao::new).change(milestone.id(), after);
        });
    }

    /// @throws Refused with NOT_FOUND, STALE_VERSION, PROJECT_ARCHIVED or MILESTONE_IN_USE
    public void delete(Credential caller, @Nullable String idempotencyKey, DeleteMilestone command) {
        commands.once(caller, Access.ADMIN, idempotencyKey, command, Milestone.class, tx -> {
            var milestone = requireUnchanged(tx, command.id(), command.version());
            if (!tx.dao(MilestoneDao::new).delete(milestone.id())) {
                throw new Refused(Refusal.MILESTONE_IN_USE, "The milestone has an approval, so it cannot be deleted.");
            }
            Events.recordIn(tx, milestone.projectId(), MilestoneEvent.DELETED, milestone.id(),
                    Map.of("before", milestone.content()));
            return milestone;
        });
    }

    public Milestone get(Credential caller, UUID id) {
        return db.read(caller, Access.MEMBERS, tx -> require(tx, id));
    }

    /// The milestones of a project, newest first.
    public Page<Milestone> list(Credential caller, UUID projectId, PageRequest request) {
        return db.read(caller, Access.MEMBERS, tx -> cursors.newestFirst(tx, "milestones?project=" + projectId,
                request, Milestone::id, (after, limit) -> Projects.requireSeen(tx, projectId,
                        tx.dao(MilestoneDao::new).list(projectId, after, limit))));
    }

    /// @throws Refused with NOT_FOUND
    public static Milestone require(Tx tx, UUID id) {
        return tx.dao(MilestoneDao::new).find(id).orElseThrow(() -> Refused.notFound(NAME));
    }

    /// Locks a milestone of an open project against changes, deletion and approval requests, until the transaction ends.
    /// Only ADMIN may lock it.
    ///
    /// @throws Refused with NOT_FOUND or PROJECT_ARCHIVED
    public static Milestone requireLocked(Tx tx, UUID id) {
        Projects.requireOpen(tx, require(tx, id).projectId());
        return tx.dao(MilestoneDao::new).lock(id).orElseThrow(() -> Refused.notFound(NAME));
    }

    private static Milestone requireUnchanged(Tx tx, UUID id, long version) {
        return Versioned.unchanged(Optional.of(requireLocked(tx, id)), version, NAME);
    }
}
