package com.motionmavericks.domain.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The rows of erasures, and the rows that they erase.
record ErasureDao(Handle handle) {
    /// The name of everybody who was erased.
    private static final String FORMER_MEMBER = "Former member";

    /// How far an erasure has come.
    ///
    /// @param lastEventId the last event whose details were looked at
    /// @param lastAnswerAt the instant of the last answer that was looked at
    public record Progress(UUID lastEventId, Instant lastAnswerAt) {}

    Optional<Erasure> find(UUID memberId) {
        return handle.createQuery("""
                select requested_by_id, (select name from person where id = requested_by_id) as requested_by_name,
                  requested_at, erase_due_at, erased_at
                from erasure where member_id = :memberId
                """).bind("memberId", memberId).mapTo(Erasure.class).findOne();
    }

    void insert(UUID tenantId, UUID memberId, UUID requestedById, Instant now, Instant dueAt) {
        handle.createUpdate("""
                insert into erasure (tenant_id, member_id, requested_by_id, requested_at, erase_due_at, last_event_id,
                  last_answer_at)
                values (:tenantId, :memberId, :requestedById, :now, :dueAt, :lastEventId, :lastAnswerAt)
                """)
                .bind("tenantId", tenantId).bind("memberId", memberId).bind("requestedById", requestedById)
                .bind("now", now).bind("dueAt", dueAt).bind("lastEventId", new UUID(0, 0))
                .bind("lastAnswerAt", Instant.EPOCH).execute();
    }

    /// Locks an erasure that is not complete.
    Optional<Progress> lockOpen(UUID memberId) {
        return handle.createQuery("""
                select last_event_id, last_answer_at from erasure
                where member_id = :memberId and erase_due_at is not null for update
                """).bind("memberId", memberId).mapTo(Progress.class).findOne();
    }

    void eventsErased(UUID memberId, UUID lastEventId) {
        handle.createUpdate("update erasure set last_event_id = :lastEventId where member_id = :memberId")
                .bind("lastEventId", lastEventId).bind("memberId", memberId).execute();
    }

    void answersErased(UUID memberId, Instant lastAnswerAt) {
        handle.createUpdate("update erasure set last_answer_at = :lastAnswerAt where member_id = :memberId")
                .bind("lastAnswerAt", lastAnswerAt).bind("memberId", memberId).execute();
    }

    void complete(UUID memberId, Instant now) {
        handle.createUpdate("""
                update erasure set erase_due_at = null, erased_at = :now where member_id = :memberId
                """).bind("now", now).bind("memberId", memberId).execute();
    }

    /// Takes name, address and language from a member's row. The same person may be invited again, as somebody new.
    void anonymize(UUID memberId) {
        handle.createUpdate("""
                update member set name = :name, email = null, locale = default, last_seen_at = null,
                  version = version + 1
                where id = :memberId
                """).bind("name", FORMER_MEMBER).bind("memberId", memberId).execute();
    }

    /// The subjects whose events have details about the member: the member, and their sessions.
    List<UUID> subjectsOf(UUID memberId) {
        return handle.createQuery("""
                select :memberId union all select id from session where member_id = :memberId
                """).bind("memberId", memberId).mapTo(UUID.class).list();
    }

    /// Deletes the rows that are about the member alone, and takes the name out of the invitations.
    void eraseRows(UUID memberId) {
        handle.createUpdate("delete from session where member_id = :memberId").bind("memberId", memberId).execute();
        handle.createUpdate("delete from sign_in_link where member_id = :memberId").bind("memberId", memberId)
                .execute();
        handle.createUpdate("delete from email_change where member_id = :memberId").bind("memberId", memberId)
                .execute();
        handle.createUpdate("delete from clerk_user where member_id = :memberId").bind("memberId", memberId).execute();
        handle.createUpdate("update invitation set name = :name where member_id = :memberId")
                .bind("name", FORMER_MEMBER).bind("memberId", memberId).execute();
        handle.createUpdate("""
                update invitation set note = null where member_id = :memberId or invited_by_id = :memberId
                """).bind("memberId", memberId).execute();
    }
}
