package com.motionmavericks.domain.projects;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The rows of projects and of their members.
record ProjectDao(Handle handle) {
    Project insert(UUID tenantId, ProjectContent content, Instant now) {
        return handle.createQuery("""
                insert into project (tenant_id, name, description, created_at)
                values (:tenantId, :name, :description, :now) returning *
                """)
                .bind("tenantId", tenantId).bindMethods(content).bind("now", now).mapTo(Project.class).one();
    }

    Optional<Project> find(UUID id) {
        return handle.createQuery("select * from project where id = :id").bind("id", id)
                .mapTo(Project.class).findOne();
    }

    Optional<Project> lock(UUID id) {
        return handle.createQuery("select * from project where id = :id for no key update").bind("id", id)
                .mapTo(Project.class).findOne();
    }

    /// Taken by each change inside the project. It is an advisory lock because row-level security lets only ADMIN lock the
    /// project's row.
    void lockShared(UUID id) {
        handle.createQuery("""
                select 1 from pg_advisory_xact_lock_shared(hashtextextended(current_setting('app.tenant_id') || :id, 0))
                """).bind("id", id).mapTo(int.class).one();
    }

    /// Taken by each archiving and each removal of a member. Waits for all changes inside the project.
    void lockExclusively(UUID id) {
        handle.createQuery("""
                select 1 from pg_advisory_xact_lock(hashtextextended(current_setting('app.tenant_id') || :id, 0))
                """).bind("id", id).mapTo(int.class).one();
    }

    List<Project> list(UUID after, int limit) {
        return handle.createQuery("select * from project where id < :after order by id desc limit :limit")
                .bind("after", after).bind("limit", limit).mapTo(Project.class).list();
    }

    List<Project> listOpen(UUID after, int limit) {
        return handle.createQuery("""
                select * from project where archived_at is null and id < :after order by id desc limit :limit
                """)
                .bind("after", after).bind("limit", limit).mapTo(Project.class).list();
    }

    List<Project> listArchived(UUID after, int limit) {
        return handle.createQuery("""
                select * from project where archived_at is not null and id < :after order by id desc limit :limit
                """)
                .bind("after", after).bind("limit", limit).mapTo(Project.class).list();
    }

    Project change(UUID id, ProjectContent content) {
        return handle.createQuery("""
                update project set name = :name, description = :description, version = version + 1
                where id = :id returning *
                """)
                .bindMethods(content).bind("id", id).mapTo(Project.class).one();
    }

    Project archive(UUID id, Instant archivedAt) {
        return handle.createQuery("""
                update project set archived_at = :archivedAt, version = version + 1 where id = :id returning *
                """)
                .bind("archivedAt", archivedAt).bind("id", id).mapTo(Project.class).one();
    }

    /// Waits for a concurrent removal of the member from the studio.
    void lockMember(UUID id) {
        handle.createQuery("select id from member where id = :id for no key update").bind("id", id)
                .mapTo(UUID.class).findOne();
    }

    /// The projects that a member is on, archived ones too.
    List<UUID> projectsOf(UUID memberId) {
        return handle.createQuery("""
                select project_id from project_member where member_id = :memberId order by project_id
                """).bind("memberId", memberId).mapTo(UUID.class).list();
    }

    List<UUID> openUnseenBy(UUID memberId) {
        return handle.createQuery("""
                select id from project where archived_at is null and not sees_project(:memberId, id) order by id
                """).bind("memberId", memberId).mapTo(UUID.class).list();
    }

    /// @return false if the member was already on the project, or does not exist
    boolean addMember(UUID projectId, UUID memberId, Instant now) {
        return handle.createUpdate("""
                insert into project_member (tenant_id, project_id, member_id, added_at)
                select tenant_id, :projectId, id, :now from member where id = :memberId and status = 'ACTIVE'
                on conflict do nothing
                """)
                .bind("projectId", projectId).bind("now", now).bind("memberId", memberId).execute() > 0;
    }

    /// @return false if the member was not on the project
    boolean removeMember(UUID projectId, UUID memberId) {
        return handle.createUpdate("""
                delete from project_member where project_id = :projectId and member_id = :memberId
                """)
                .bind("projectId", projectId).bind("memberId", memberId).execute() > 0;
    }

    List<ProjectMember> members(UUID projectId) {
        return handle.createQuery("""
                select p.member_id, m.name as member_name, m.role, p.added_at
                from project_member p join member m on (m.tenant_id, m.id) = (p.tenant_id, p.member_id)
                where p.project_id = :projectId order by p.added_at, p.member_id
                """)
                .bind("projectId", projectId).mapTo(ProjectMember.class).list();
    }

    boolean sees(UUID id, UUID memberId) {
        return handle.createQuery("select sees_project(:memberId, :id)").bind("memberId", memberId).bind("id", id)
                .mapTo(boolean.class).one();
    }
}
