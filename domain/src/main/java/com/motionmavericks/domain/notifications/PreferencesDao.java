package com.motionmavericks.domain.notifications;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The rows of notification preferences.
record PreferencesDao(Handle handle) {
    private static final String FIND = "select * from notification_preferences where member_id = :memberId";

    Optional<NotificationPreferences> find(UUID memberId) {
        return handle.createQuery(FIND).bind("memberId", memberId).mapTo(NotificationPreferences.class).findOne();
    }

    Optional<NotificationPreferences> lock(UUID memberId) {
        return handle.createQuery(FIND + " for update")
                .bind("memberId", memberId).mapTo(NotificationPreferences.class).findOne();
    }

    /// Inserts a row for each of the members who has none.
    void insertMissing(UUID tenantId, List<UUID> memberIds, PreferenceValues values, Instant nextDigestAt) {
        handle.createUpdate("""
                insert into notification_preferences
                  (tenant_id, member_id, approvals, assets, tasks, comments, time_zone, digest_at, next_digest_at)
                select :tenantId, unnest(:memberIds), :approvals, :assets, :tasks, :comments, :timeZone, :digestAt,
                  :nextDigestAt
                on conflict do nothing
                """)
                .bind("tenantId", tenantId).bindArray("memberIds", UUID.class, memberIds)
                .bindMethods(values).bind("nextDigestAt", nextDigestAt).execute();
    }

    NotificationPreferences change(UUID memberId, PreferenceValues values, Instant nextDigestAt) {
        return handle.createQuery("""
                update notification_preferences set approvals = :approvals, assets = :assets, tasks = :tasks,
                  comments = :comments, time_zone = :timeZone, digest_at = :digestAt, next_digest_at = :nextDigestAt,
                  version = version + 1
                where member_id = :memberId returning *
                """)
                .bindMethods(values).bind("nextDigestAt", nextDigestAt).bind("memberId", memberId)
                .mapTo(NotificationPreferences.class).one();
    }

    void delete(UUID memberId) {
        handle.createUpdate("delete from notification_preferences where member_id = :memberId")
                .bind("memberId", memberId).execute();
    }

    /// The members whose digest is due. Ordered, so that two workers do not deadlock.
    List<NotificationPreferences> lockDue(Instant now, int limit) {
        return handle.createQuery("""
                select * from notification_preferences where next_digest_at <= :now order by member_id limit :limit
                for update
                """).bind("now", now).bind("limit", limit).mapTo(NotificationPreferences.class).list();
    }

    /// Keeps the version: the member has changed nothing.
    void scheduleDigest(UUID memberId, Instant nextDigestAt) {
        handle.createUpdate("""
                update notification_preferences set next_digest_at = :nextDigestAt where member_id = :memberId
                """).bind("nextDigestAt", nextDigestAt).bind("memberId", memberId).execute();
    }

    Optional<Instant> firstDigestAt() {
        return handle.createQuery("select min(next_digest_at) from notification_preferences")
                .mapTo(Instant.class).findOne();
    }

    Optional<Instant> oldestDueDigest(Instant now) {
        return handle.createQuery("select oldest_due_digest(:now)").bind("now", now).mapTo(Instant.class).findOne();
    }

    long signalDueDigests(Instant now) {
        return handle.createQuery("select signal_due_digests(:now)").bind("now", now).mapTo(long.class).one();
    }
}
