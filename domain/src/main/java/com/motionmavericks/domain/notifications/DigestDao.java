package com.motionmavericks.domain.notifications;

import com.motionmavericks.domain.operations.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The rows of digests.
record DigestDao(Handle handle) {
    record Row(UUID id, UUID memberId, @Nullable Instant mailDueAt) {}

    /// Makes a digest of the items that wait for a member, in the projects that they still see; none when nothing waits.
    void claim(UUID tenantId, UUID id, UUID memberId, Instant now) {
        handle.createUpdate("""
                with claimed as (
                  update notification_recipient r set digest_id = :id
                  from member m
                  where r.member_id = :memberId and r.in_digest and r.digest_id is null
                    and (m.tenant_id, m.id) = (r.tenant_id, r.member_id) and m.status = 'ACTIVE'
                    and (m.role = 'ADMIN' or exists (select from project_member o where o.tenant_id = r.tenant_id
                      and o.project_id = r.project_id and o.member_id = r.member_id))
                  returning 1
                )
                insert into digest (tenant_id, id, member_id, created_at, mail_due_at)
                select :tenantId, :id, :memberId, :now, :now where exists (select from claimed)
                """)
                .bind("id", id).bind("memberId", memberId).bind("tenantId", tenantId).bind("now", now).execute();
    }

    List<UUID> unmailed(int limit) {
        return handle.createQuery("select id from digest where mail_due_at is not null order by id limit :limit")
                .bind("limit", limit).mapTo(UUID.class).list();
    }

    List<String> parked(UUID tenantId) {
        return handle.createQuery("select unnest(parked_steps('Digest', :tenantId))")
                .bind("tenantId", tenantId).mapTo(String.class).list();
    }

    Optional<Row> find(UUID id) {
        return handle.createQuery("select id, member_id, mail_due_at from digest where id = :id")
                .bind("id", id).mapTo(Row.class).findOne();
    }

    /// The lines of a digest, for the projects that its member still sees.
    List<DigestMailData.Line> lines(UUID id) {
        return handle.createQuery("""
                select p.name as project, p.id as project_id, n.type, count(*) as count
                from notification_recipient r
                  join member m on (m.tenant_id, m.id) = (r.tenant_id, r.member_id)
                  join notification n on (n.tenant_id, n.id) = (r.tenant_id, r.notification_id)
                  join project p on (p.tenant_id, p.id) = (n.tenant_id, n.project_id)
                where r.digest_id = :id and m.status = 'ACTIVE'
                  and (m.role = 'ADMIN' or exists (select from project_member o where o.tenant_id = r.tenant_id
                    and o.project_id = r.project_id and o.member_id = r.member_id))
                group by p.name, p.id, n.type order by p.name, p.id, n.type
                """).bind("id", id).mapTo(DigestMailData.Line.class).list();
    }

    void mailed(UUID id) {
        handle.createUpdate("update digest set mail_due_at = null where id = :id").bind("id", id).execute();
    }

    void skipMails() {
        handle.createUpdate("update digest set mail_due_at = null where mail_due_at is not null").execute();
    }

    List<Subject> subjects(List<UUID> ids) {
        return handle.createQuery("""
                select tenant_id as id, 'Digests of ' || name as name, '/v1/studio' as path, null::uuid as member_id
                from tenant where tenant_id = any(:ids)
                """).bindArray("ids", UUID.class, ids).mapTo(Subject.class).list();
    }
}
