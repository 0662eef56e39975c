package com.motionmavericks.workflows.identity;

import com.motionmavericks.workflows.entity.Facts;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the workflow reads of an invitation.
///
/// @param closed whether it is accepted, expired, revoked, undeliverable or deleted
/// @param generation 1 for the first mail, one more for each resend
/// @param mailDueAt when to mail it; absent if it is mailed or no mail is due
/// @param reminderDueAt when to remind the invited person; absent if no reminder is due
/// @param checkDueAt when to ask the mail vendor for the outcome; absent if it is known
/// @param inviterUntold whether to tell the inviter what became of it
public record InvitationFacts(boolean closed, int generation, Instant expiresAt, @Nullable Instant mailDueAt,
        @Nullable Instant reminderDueAt, @Nullable Instant checkDueAt, boolean inviterUntold,
        Set<String> parked) implements Facts {
    @Override
    public boolean isDoneAt(Instant now) {
        return closed && !inviterUntold;
    }

    boolean isOverAt(Instant now) {
        return !now.isBefore(expiresAt);
    }

    boolean mailIsDueAt(Instant now) {
        return Facts.isDue(mailDueAt, now);
    }

    boolean reminderIsDueAt(Instant now) {
        return Facts.isDue(reminderDueAt, now);
    }

    boolean checkIsDueAt(Instant now) {
        return Facts.isDue(checkDueAt, now);
    }

    Instant nextInstantAfter(Instant now) {
        return Facts.nextAfter(now, mailDueAt, reminderDueAt, checkDueAt, expiresAt);
    }
}
