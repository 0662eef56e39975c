package com.motionmavericks.workflows.approvals;

import com.motionmavericks.workflows.entity.Facts;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the workflow reads of an approval.
///
/// @param round 1 for the first approval of the milestone, one more for each further one
/// @param deadline absent once it has passed or the approval is closed
/// @param reminderDueAt absent once the reminders are due or not wanted
/// @param unasked the reviewers to ask now
/// @param unreminded the reviewers to remind now
/// @param overdueUntold whether to tell the owner that the approval is overdue
/// @param outcomeUntold whether to tell the owner the outcome
/// @param departuresUntold how many reviewers have left, if the owner does not know it yet; otherwise absent
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
