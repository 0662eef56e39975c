package com.motionmavericks.workflows.identity;

import com.motionmavericks.workflows.entity.FakeParkedSteps;
import com.motionmavericks.workflows.entity.RowId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// The row of a user of Clerk, and Clerk, in memory, with the rules of the domain.
final class FakeClerkUser implements ClerkUserRows, ClerkQuestions, ClerkRounds {
    final FakeParkedSteps parkedSteps = new FakeParkedSteps((_, _) -> askDueAt(null));
    /// The questions that Clerk has answered.
    final List<Instant> answered = new CopyOnWriteArrayList<>();
    final List<Instant> rounds = new CopyOnWriteArrayList<>();
    /// What Clerk does at each call.
    volatile Runnable vendor = () -> {};
    private volatile @Nullable Instant askDueAt;

    FakeClerkUser(Instant askDueAt) {
        this.askDueAt = askDueAt;
    }

    void askDueAt(@Nullable Instant instant) {
        askDueAt = instant;
    }

    @Override
    public ClerkUserFacts readClerkUser(RowId id) {
        return new ClerkUserFacts(askDueAt, parkedSteps.of(id));
    }

    @Override
    public void askClerk(RowId id) {
        var asked = askDueAt;
        if (asked != null) {
            vendor.run();
            answered.add(asked);
            askDueAt = asked.equals(askDueAt) ? null : askDueAt;
        }
    }

    @Override
    public void makeClerkUsersDue(Instant beganAt) {
        rounds.add(beganAt);
    }
}
