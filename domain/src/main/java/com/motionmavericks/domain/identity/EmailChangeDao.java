package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.identity.EmailChange.Status;
import com.motionmavericks.domain.text.EmailAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The rows of changes of address, one for each member. The id of a change is the id of its member.
record EmailChangeDao(Handle handle) {
    private static final String CHANGE = """
            select c.*, m.name as member_name, m.email, t.name as studio, parked_steps('EmailChange', c.member_id) as parked
            from email_change c join member m on (m.tenant_id, m.id) = (c.tenant_id, c.member_id)
              join tenant t on t.tenant_id = c.tenant_id
            where c.member_id = :id
            """;

    /// The row before the next request.
    public record Previous(int generation, HourlyCount hour) {}

    /// A new request: what its token is derived from, what limits it, and its end.
    public record Sending(int generation, String keyId, HourlyCount hour, Instant expiresAt) {}

    Optional<Previous> previous(UUID memberId) {
        return handle.createQuery("""
                select generation, hour_began_at, hour_count from email_change where member_id = :memberId
                """).bind("memberId", memberId).mapTo(Previous.class).findOne();
    }

    /// Inserts or replaces the request of a member.
    void put(UUID tenantId, UUID memberId, EmailAddress newEmail, Sending sending, byte[] tokenSha256, Instant now) {
        handle.createUpdate(
                """
                        insert into email_change (tenant_id, member_id, status, new_email, generation, key_id, token_sha256,
                          hour_began_at, hour_count, created_at, expires_at, notice_due_at, mail_due_at)
                        values (:tenantId, :memberId, 'OPEN', :newEmail, :generation, :keyId, :tokenSha256,
                          :hour.beganAt, :hour.count, :now, :expiresAt, :now, :now)
                        on conflict (tenant_id, member_id) do update set status = 'OPEN', new_email = excluded.new_email,
                          generation = excluded.generation, key_id = excluded.key_id, token_sha256 = excluded.token_sha256,
                          hour_began_at = excluded.hour_began_at, hour_count = excluded.hour_count,
                          created_at = excluded.created_at, expires_at = excluded.expires_at,
                          notice_due_at = excluded.notice_due_at, mail_due_at = excluded.mail_due_at, closed_at = null
                        """)
                .bind("tenantId", tenantId).bind("memberId", memberId).bind("newEmail", newEmail).bindMethods(sending)
                .bind("tokenSha256", tokenSha256).bind("now", now).execute();
    }

    Optional<EmailChange> find(UUID id) {
        return handle.createQuery(CHANGE).bind("id", id).mapTo(EmailChange.class).findOne();
    }

    Optional<EmailChange> lock(UUID id) {
        return handle.createQuery(CHANGE + "for update of c").bind("id", id).mapTo(EmailChange.class).findOne();
    }

    boolean holdsToken(UUID id, byte[] tokenSha256) {
        return handle.createQuery("""
                select exists (select from email_change where member_id = :id and token_sha256 = :tokenSha256)
                """).bind("id", id).bind("tokenSha256", tokenSha256).mapTo(boolean.class).one();
    }

    /// Closes an open request, and forgets the new address.
    ///
    /// @return whether it was open
    boolean close(UUID id, Status status, Instant now) {
        return handle.createUpdate("""
                update email_change set status = :status, new_email = null, closed_at = :now
                where member_id = :id and status = 'OPEN'
                """).bind("status", status).bind("now", now).bind("id", id).execute() > 0;
    }

    void noticeDone(UUID id, int generation) {
        handle.createUpdate("""
                update email_change set notice_due_at = null where member_id = :id and generation = :generation
                """).bind("id", id).bind("generation", generation).execute();
    }

    void mailDone(UUID id, int generation) {
        handle.createUpdate("""
                update email_change set mail_due_at = null where member_id = :id and generation = :generation
                """).bind("id", id).bind("generation", generation).execute();
    }
}
