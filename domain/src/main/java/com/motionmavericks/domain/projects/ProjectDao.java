package com.motionmavericks.domain.projects;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface ProjectDao {
    @SqlQuery("""
            insert into project (tenant_id, name, description, created_at)
            values (:tenantId, :name, :description, :now) returning *
            """)
    Project insert(UUID tenantId, @BindMethods ProjectContent content, Instant now);

    @SqlQuery("select * from project where id = :id")
    Optional<Project> find(UUID id);

    @SqlQuery("select * from project where id = :id for no key update")
    Optional<Project> lock(UUID id);

    /// Taken by each change inside the project. It is an advisory lock because row-level security lets only ADMIN lock the
    /// project's row.
    @SqlQuery("""
            select 1 from pg_advisory_xact_lock_shared(hashtextextended(current_setting('app.tenant_id') || :id, 0))
            """)
    int lockShared(UUID id);

    /// Taken by each archiving and each removal of a member. Waits for all changes inside the project.
    @SqlQuery("select 1 from pg_advisory_xact_lock(hashtextextended(current_setting('app.tenant_id') || :id, 0))")
    int lockExclusively(UUID id);

    @SqlQuery("select * from project where id < :after order by id desc limit :limit")
    List<Project> list(UUID after, int limit);

    @SqlQuery("select * from project where archived_at is null and id < :after order by id desc limit :limit")
    List<Project> listOpen(UUID after, int limit);

    @SqlQuery("select * from project where archived_at is not null and id < :after order by id desc limit :limit")
    List<Project> listArchived(UUID after, int limit);

    @SqlQuery("""
            update project set name = :name, description = :description, version = version + 1 where id = :id returning *
            """)
    Project change(UUID id, @BindMethods ProjectContent content);

    @SqlQuery("update project set archived_at = :archivedAt, version = version + 1 where id = :id returning *")
    Project archive(UUID id, Instant archivedAt);

    /// @return false if the member was already on the project, or does not exist
    @SqlUpdate("""
            insert into project_member (tenant_id, project_id, member_id, added_at)
            select tenant_id, :projectId, id, :now from member where id = :memberId and status = 'ACTIVE'
            on conflict do nothing
            """)
    boolean addMember(UUID projectId, UUID memberId, Instant now);

    /// @return false if the member was not on the project
    @SqlUpdate("delete from project_member where project_id = :projectId and member_id = :memberId")
    boolean removeMember(UUID projectId, UUID memberId);

    @SqlQuery("""
            select p.member_id, m.name as member_name, m.role, p.added_at
            from project_member p join member m on (m.tenant_id, m.id) = (p.tenant_id, p.member_id)
            where p.project_id = :projectId order by p.added_at, p.member_id
            """)
    List<ProjectMember> members(UUID projectId);

    @SqlQuery("select sees_project(:memberId, :id)")
    boolean sees(UUID id, UUID memberId);
}
