package com.motionmavericks.domain.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The rows of sign-in links, one for each member. The id of a link is the id of its member.
record SignInLinkDao(Handle handle) {
    private static final String LINK = """
            select l.*, m.name as member_name, m.role, m.email, t.name as studio, parked_steps('SignInLink', l.member_id) as parked
            from sign_in_link l join member m on (m.tenant_id, m.id) = (l.tenant_id, l.member_id)
              join tenant t on t.tenant_id = l.tenant_id
            where l.member_id = :id and m.status = 'ACTIVE'
            """;

    /// The row before the next link.
    ///
    /// @param requestId the request that the present link serves
    public record Previous(int generation, long requestId, HourlyCount hour) {}

    /// A new link: what its token is derived from, what limits it, and its times.
    public record Sending(int generation, String keyId, long requestId, HourlyCount hour, Instant mailDueAt,
            Instant expiresAt) {}

    /// Locks the row of a member, so that of two requests the second waits here.
    Optional<Previous> lockOf(UUID memberId) {
        return handle.createQuery("""
                select generation, request_id, hour_began_at, links_in_hour as hour_count from sign_in_link
                where member_id = :memberId for update
                """).bind("memberId", memberId).mapTo(Previous.class).findOne();
    }

    /// Inserts or replaces the link of a member.
    void put(UUID tenantId, UUID memberId, Sending sending, byte[] tokenSha256) {
        handle.createUpdate(
                """
                        insert into sign_in_link as l (tenant_id, member_id, status, generation, key_id, token_sha256, request_id,
                          hour_began_at, links_in_hour, created_at, expires_at, mail_due_at)
                        values (:tenantId, :memberId, 'OPEN', :generation, :keyId, :tokenSha256, :requestId,
                          :hour.beganAt, :hour.count, :mailDueAt, :expiresAt, :mailDueAt)
                        on conflict (tenant_id, member_id) do update set status = 'OPEN', generation = excluded.generation,
                          key_id = excluded.key_id, token_sha256 = excluded.token_sha256, request_id = excluded.request_id,
                          hour_began_at = excluded.hour_began_at, links_in_hour = excluded.links_in_hour,
                          created_at = excluded.created_at, expires_at = excluded.expires_at, mail_due_at = excluded.mail_due_at,
                          mailed_at = null, closed_at = null
                        """)
                .bind("tenantId", tenantId).bind("memberId", memberId).bindMethods(sending)
                .bind("tokenSha256", tokenSha256).execute();
    }

    /// The link of an active member.
    Optional<SignInLink> find(UUID id) {
        return handle.createQuery(LINK).bind("id", id).mapTo(SignInLink.class).findOne();
    }

    Optional<SignInLink> lock(UUID id) {
        return handle.createQuery(LINK + "for update of l").bind("id", id).mapTo(SignInLink.class).findOne();
    }

    boolean holdsToken(UUID id, byte[] tokenSha256) {
        return handle.createQuery("""
                select exists (select from sign_in_link where member_id = :id and token_sha256 = :tokenSha256)
                """).bind("id", id).bind("tokenSha256", tokenSha256).mapTo(boolean.class).one();
    }

    void use(UUID id, Instant now) {
        handle.createUpdate("update sign_in_link set status = 'USED', closed_at = :now where member_id = :id")
                .bind("now", now).bind("id", id).execute();
    }

    /// @return whether it was open
    boolean expire(UUID id, Instant now) {
        return handle.createUpdate("""
                update sign_in_link set status = 'EXPIRED', closed_at = :now
                where member_id = :id and status = 'OPEN' and expires_at <= :now
                """).bind("now", now).bind("id", id).execute() > 0;
    }

    /// Lets an open link expire now.
    void endNow(UUID id, Instant now) {
        handle.createUpdate("update sign_in_link set expires_at = least(expires_at, :now) where member_id = :id")
                .bind("now", now).bind("id", id).execute();
    }

    void mailed(UUID id, int generation, Instant now) {
        handle.createUpdate("""
                update sign_in_link set mail_due_at = null, mailed_at = :now
                where member_id = :id and generation = :generation
                """).bind("now", now).bind("id", id).bind("generation", generation).execute();
    }

    void skipMail(UUID id, int generation) {
        handle.createUpdate("""
                update sign_in_link set mail_due_at = null where member_id = :id and generation = :generation
                """).bind("id", id).bind("generation", generation).execute();
    }
}
