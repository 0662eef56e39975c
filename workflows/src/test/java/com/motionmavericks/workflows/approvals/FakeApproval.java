package com.motionmavericks.workflows.approvals;

import com.motionmavericks.steps.OperatorAction;
import com.motionmavericks.workflows.entity.FakeParkedSteps;
import com.motionmavericks.workflows.entity.RowId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An approval's row, its reviewers and the mail vendor, in memory, with the rules of the domain.
final class FakeApproval implements ApprovalRows, ApprovalMail {
    static final UUID ANN = new UUID(0, 1);
    static final UUID BOB = new UUID(0, 2);

    final FakeParkedSteps parkedSteps = new FakeParkedSteps((step, action) -> {
        if (action == OperatorAction.SKIP) {
            done(UUID.fromString(step.target()));
        }
    });
    final List<String> sent = new CopyOnWriteArrayList<>();
    final List<UUID> unasked = new CopyOnWriteArrayList<>(List.of(ANN, BOB));
    final List<UUID> unreminded = new CopyOnWriteArrayList<>();
    final List<UUID> undecided = new CopyOnWriteArrayList<>(List.of(ANN, BOB));
    /// What the vendor does with a mail to a reviewer.
    volatile Consumer<UUID> vendor = _ -> {};
    volatile @Nullable Instant deadline;
    volatile @Nullable Instant reminderDueAt;
    volatile @Nullable Instant overdueAt;
    volatile boolean overdueUntold;
    volatile boolean outcomeUntold;
    volatile @Nullable Integer departuresUntold;
    private int departures;

    FakeApproval(Instant deadline, Instant reminderDueAt) {
        this.deadline = deadline;
        this.reminderDueAt = reminderDueAt;
    }

    /// Records a decision of a reviewer.
    void decide(UUID reviewer) {
        undecided.remove(reviewer);
        done(reviewer);
        if (undecided.isEmpty()) {
            deadline = null;
            reminderDueAt = null;
            outcomeUntold = true;
        }
    }

    /// Removes a reviewer from the project.
    void leave(UUID reviewer) {
        undecided.remove(reviewer);
        done(reviewer);
        departuresUntold = ++departures;
    }

    @Override
    public ApprovalFacts readApproval(RowId id) {
        return new ApprovalFacts(1, deadline, reminderDueAt, List.copyOf(unasked), List.copyOf(unreminded),
                overdueUntold, outcomeUntold, departuresUntold, parkedSteps.of(id));
    }

    @Override
    public void markApprovalOverdue(RowId id, Instant asOf) {
        overdueAt = asOf;
        deadline = null;
        reminderDueAt = null;
        unreminded.clear();
        overdueUntold = true;
    }

    @Override
    public void remindUndecided(RowId id, Instant asOf) {
        reminderDueAt = null;
        unreminded.addAll(undecided);
    }

    @Override
    public void askReviewer(RowId id, UUID reviewer) {
        vendor.accept(reviewer);
        sent.add("ask " + reviewer);
        unasked.remove(reviewer);
    }

    @Override
    public void remindReviewer(RowId id, UUID reviewer) {
        vendor.accept(reviewer);
        sent.add("remind " + reviewer);
        unreminded.remove(reviewer);
    }

    @Override
    public void tellOwnerOverdue(RowId id) {
        sent.add("overdue");
        overdueUntold = false;
    }

    @Override
    public void tellOwnerOutcome(RowId id) {
        sent.add("outcome");
        outcomeUntold = false;
    }

    @Override
    public void tellOwnerDeparture(RowId id) {
        sent.add("departure " + departuresUntold);
        departuresUntold = null;
    }

    private void done(UUID reviewer) {
        unasked.remove(reviewer);
        unreminded.remove(reviewer);
    }
}
