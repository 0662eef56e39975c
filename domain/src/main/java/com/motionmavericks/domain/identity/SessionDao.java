package com.motionmavericks.domain.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The rows of sessions.
record SessionDao(Handle handle) {
    private static final String OPEN = "ended_at is null and expires_at > :now";

    /// A session, and when it was ended.
    public record Locked(Session session, @Nullable Instant endedAt) {}

    void insert(Session session, byte[] tokenSha256, Device device) {
        handle.createUpdate(
                """
                        insert into session (tenant_id, id, member_id, created_at, generation, key_id, token_sha256, refreshed_at,
                          expires_at, device, network)
                        values (:tenantId, :id, :memberId, :createdAt, :generation, :keyId, :tokenSha256, :refreshedAt, :expiresAt,
                          :name, :network)
                        """)
                .bindMethods(session).bind("memberId", session.member().id()).bind("tokenSha256", tokenSha256)
                .bindMethods(device).execute();
    }

    /// Locks a session of an active member, so that of two refreshes the second waits here.
    Optional<Locked> lock(UUID id) {
        return handle
                .createQuery(
                        """
                                select s.tenant_id as session_tenant_id, s.id as session_id, m.id as session_member_id,
                                  m.name as session_member_name, m.role as session_role, s.created_at as session_created_at,
                                  s.generation as session_generation, s.key_id as session_key_id, s.refreshed_at as session_refreshed_at,
                                  s.expires_at as session_expires_at, s.ended_at
                                from session s join member m on (m.tenant_id, m.id) = (s.tenant_id, s.member_id)
                                where s.id = :id and m.status = 'ACTIVE' for update of s
                                """)
                .bind("id", id).mapTo(Locked.class).findOne();
    }

    boolean holdsToken(UUID id, byte[] tokenSha256) {
        return handle.createQuery("""
                select exists (select from session where id = :id and token_sha256 = :tokenSha256)
                """).bind("id", id).bind("tokenSha256", tokenSha256).mapTo(boolean.class).one();
    }

    void refresh(Session session, byte[] tokenSha256, Device device) {
        handle.createUpdate("""
                update session set generation = :generation, key_id = :keyId, token_sha256 = :tokenSha256,
                  refreshed_at = :refreshedAt, expires_at = :expiresAt, device = :name, network = :network
                where id = :id
                """).bindMethods(session).bind("tokenSha256", tokenSha256).bindMethods(device).execute();
    }

    /// The open sessions of a member.
    List<OwnSession> list(UUID memberId, Instant now, UUID after, int limit) {
        return handle.createQuery("""
                select id, created_at, refreshed_at as last_used_at, device, network from session
                where member_id = :memberId and id < :after and
                """ + OPEN + " order by id desc limit :limit")
                .bind("memberId", memberId).bind("now", now).bind("after", after).bind("limit", limit)
                .mapTo(OwnSession.class).list();
    }

    /// @return whether it was open
    boolean end(UUID id, Instant now) {
        return handle.createUpdate("update session set ended_at = :now where id = :id and " + OPEN)
                .bind("id", id).bind("now", now).execute() > 0;
    }

    /// @return whether it was an open one of the member
    boolean end(UUID memberId, UUID id, Instant now) {
        return handle.createUpdate("""
                update session set ended_at = :now where id = :id and member_id = :memberId and
                """ + OPEN).bind("id", id).bind("memberId", memberId).bind("now", now).execute() > 0;
    }

    /// Ends the open sessions of a member but the newest.
    ///
    /// @param kept how many stay open
    List<UUID> endOldest(UUID memberId, int kept, Instant now) {
        return handle.createQuery("""
                update session set ended_at = :now where id in (
                  select id from session where member_id = :memberId and\s""" + OPEN
                + " order by created_at desc, id desc offset :kept) returning id")
                .bind("memberId", memberId).bind("kept", kept).bind("now", now).mapTo(UUID.class).list();
    }

    /// @return the member's sessions that were open
    List<UUID> endAll(UUID memberId, Instant now) {
        return handle.createQuery("update session set ended_at = :now where member_id = :memberId and " + OPEN
                + " returning id").bind("memberId", memberId).bind("now", now).mapTo(UUID.class).list();
    }
}
