package com.motionmavericks.domain.retention;

import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.idempotency.Commands;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.projects.Project;
import com.motionmavericks.domain.projects.Projects;
import com.motionmavericks.domain.tenancy.Access;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.versions.Versioned;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How long a studio and its projects keep what is old. Only a person changes it, because it deletes. A change applies from the
/// next round on, to what is old already too.
public final class RetentionPolicies {
    private static final String NAME = "retention policy";

    private final TenantDatabase db;
    private final Commands commands;

    public RetentionPolicies(TenantDatabase db, Commands commands) {
        this.db = db;
        this.commands = commands;
    }

    /// The studio's policy, for ADMIN.
    public RetentionPolicy ofStudio(Credential caller) {
        return db.read(caller, Access.ADMIN, tx -> tx.dao(RetentionPolicyDao::new).find());
    }

    /// @throws Refused with STALE_VERSION
    public RetentionPolicy change(Credential caller, @Nullable String idempotencyKey, ChangeRetentionPolicy command) {
        return commands.once(caller, Access.ADMIN_IN_PERSON, idempotencyKey, command, RetentionPolicy.class, tx -> {
            var dao = tx.dao(RetentionPolicyDao::new);
            var policy = Versioned.unchanged(dao.lock(), command.version(), NAME);
            var before = policy.values();
            var after = command.applyTo(before);
            if (after.equals(before)) {
                return policy;
            }
            Events.record(tx, RetentionPolicyEvent.CHANGED, tx.principal().tenantId(),
                    Map.of("before", before, "after", after));
            return dao.change(after);
        });
    }

    /// What a project keeps for another time than the studio, for ADMIN.
    ///
    /// @throws Refused with NOT_FOUND
    public ProjectRetentionPolicy ofProject(Credential caller, UUID projectId) {
        return db.read(caller, Access.ADMIN, tx -> {
            var project = Projects.require(tx, projectId);
            return tx.dao(RetentionPolicyDao::new).find(projectId).orElseGet(() -> initial(project));
        });
    }

    /// Changes the policy of a project, which may be archived.
    ///
    /// @throws Refused with NOT_FOUND or STALE_VERSION
    public ProjectRetentionPolicy change(Credential caller, @Nullable String idempotencyKey,
            ChangeProjectRetentionPolicy command) {
        return commands.once(caller, Access.ADMIN_IN_PERSON, idempotencyKey, command, ProjectRetentionPolicy.class,
                tx -> {
                    var project = Projects.require(tx, command.projectId());
                    var dao = tx.dao(RetentionPolicyDao::new);
                    dao.insertMissing(tx.principal().tenantId(), project.id());
                    var policy = Versioned.unchanged(dao.lock(project.id()), command.version(), NAME);
                    var before = policy.values();
                    var after = command.applyTo(before);
                    if (after.equals(before)) {
                        return policy;
                    }
                    Events.recordIn(tx, project.id(), RetentionPolicyEvent.CHANGED, project.id(),
                            Map.of("before", before, "after", after));
                    return dao.change(project.id(), after);
                });
    }

    /// The policy of a project that has set none.
    private static ProjectRetentionPolicy initial(Project project) {
        return new ProjectRetentionPolicy(project.id(), null, null, null, 1, project.createdAt());
    }
}
