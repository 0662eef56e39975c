package com.motionmavericks.workflows.approvals;

import com.motionmavericks.workflows.entity.Facts;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the workflow reads of an approval.
///
/// @param round counts the approvals of the milestone
/// @param deadline absent once it has passed, or when the approval is closed
/// @param reminderDueAt absent once the reviewers are to be reminded, or not wanted
/// @param unasked the reviewers who are to be asked
/// @param unreminded the reviewers who are to be reminded
/// @param overdueUntold whether the owner is to be told that it is overdue
/// @param outcomeUntold whether the owner is to be told how it ended
/// @param departuresUntold how many reviewers have left, if the owner is to be told; absent if not
public record ApprovalFacts(int round, @Nullable Instant deadline, @Nullable Instant reminderDueAt, List<UUID> unasked,
        List<UUID> unreminded, boolean overdueUntold, boolean outcomeUntold, @Nullable Integer departuresUntold,
        Set<String> parked) implements Facts {

    @Override
    public boolean isDoneAt(Instant now) {
        return deadline == null && reminderDueAt == null && unasked.isEmpty() && unreminded.isEmpty() && !overdueUntold
                && !outcomeUntold && departuresUntold == null;
    }

    boolean isOverdueAt(Instant now) {
        return Facts.isDue(deadline, now);
    }

    boolean reminderIsDueAt(Instant now) {
        return Facts.isDue(reminderDueAt, now);
    }

    Instant nextInstantAfter(Instant now) {
        return Facts.nextAfter(now, deadline, reminderDueAt);
    }
}
