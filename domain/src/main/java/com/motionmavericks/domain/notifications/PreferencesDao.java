package com.motionmavericks.domain.notifications;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface PreferencesDao {
    @SqlQuery("select * from notification_preferences where member_id = :memberId")
    Optional<NotificationPreferences> find(UUID memberId);

    @SqlQuery("select * from notification_preferences where member_id = :memberId for update")
    Optional<NotificationPreferences> lock(UUID memberId);

    /// Inserts a row for each of the members who has none.
    @SqlUpdate("""
            insert into notification_preferences (tenant_id, member_id, approvals, assets, tasks, comments, time_zone,
              digest_at, next_digest_at)
            select :tenantId, unnest(:memberIds), :approvals, :assets, :tasks, :comments, :timeZone, :digestAt, :nextDigestAt
            on conflict do nothing
            """)
    void insertMissing(UUID tenantId, List<UUID> memberIds, @BindMethods PreferenceValues values, Instant nextDigestAt);

    @SqlQuery("""
            update notification_preferences set approvals = :approvals, assets = :assets, tasks = :tasks,
              comments = :comments, time_zone = :timeZone, digest_at = :digestAt, next_digest_at = :nextDigestAt,
              version = version + 1
            where member_id = :memberId returning *
            """)
    NotificationPreferences change(UUID memberId, @BindMethods PreferenceValues values, Instant nextDigestAt);

    /// The members whose digest is due. Ordered, so that two workers do not deadlock.
    @SqlQuery("""
            select * from notification_preferences where next_digest_at <= :now order by member_id limit :limit for update
            """)
    List<NotificationPreferences> lockDue(Instant now, int limit);

    /// Keeps the version: the member has changed nothing.
    @SqlUpdate("update notification_preferences set next_digest_at = :nextDigestAt where member_id = :memberId")
    void scheduleDigest(UUID memberId, Instant nextDigestAt);

    @SqlQuery("select min(next_digest_at) from notification_preferences")
    Optional<Instant> firstDigestAt();

    @SqlQuery("select signal_due_digests(:now)")
    long signalDueDigests(Instant now);
}
