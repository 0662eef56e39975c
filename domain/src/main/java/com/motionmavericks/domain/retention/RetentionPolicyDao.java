package com.motionmavericks.domain.retention;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The policies in the rows of `retention`, one for each studio, and `project_retention`.
record RetentionPolicyDao(Handle handle) {
    private static final String OF_PROJECT = "select * from project_retention where project_id = :projectId";

    RetentionPolicy find() {
        return handle.createQuery("select * from retention").mapTo(RetentionPolicy.class).one();
    }

    Optional<RetentionPolicy> lock() {
        return handle.createQuery("select * from retention for update").mapTo(RetentionPolicy.class).findOne();
    }

    RetentionPolicy change(RetentionPolicy.Values values) {
        return handle.createQuery("""
                update retention set originals_days_after_archive = :originalsDaysAfterArchive,
                  share_access_days = :shareAccessDays, delivery_days = :deliveryDays,
                  notification_days = :notificationDays, trash_days = :trashDays, version = version + 1
                returning *
                """).bindMethods(values).mapTo(RetentionPolicy.class).one();
    }

    Optional<ProjectRetentionPolicy> find(UUID projectId) {
        return handle.createQuery(OF_PROJECT).bind("projectId", projectId).mapTo(ProjectRetentionPolicy.class)
                .findOne();
    }

    Optional<ProjectRetentionPolicy> lock(UUID projectId) {
        return handle.createQuery(OF_PROJECT + " for update").bind("projectId", projectId)
                .mapTo(ProjectRetentionPolicy.class).findOne();
    }

    void insertMissing(UUID tenantId, UUID projectId) {
        handle.createUpdate("""
                insert into project_retention (tenant_id, project_id) values (:tenantId, :projectId)
                on conflict do nothing
                """).bind("tenantId", tenantId).bind("projectId", projectId).execute();
    }

    ProjectRetentionPolicy change(UUID projectId, ProjectRetentionPolicy.Values values) {
        return handle.createQuery("""
                update project_retention set originals_days_after_archive = :originalsDaysAfterArchive,
                  share_access_days = :shareAccessDays, trash_days = :trashDays, version = version + 1
                where project_id = :projectId returning *
                """).bindMethods(values).bind("projectId", projectId).mapTo(ProjectRetentionPolicy.class).one();
    }
}
