package com.motionmavericks.workflows.identity;

import com.motionmavericks.steps.OperatorAction;
import com.motionmavericks.workflows.entity.FakeParkedSteps;
import com.motionmavericks.workflows.entity.RowId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// One row of the domain and its vendor, in memory, with the same rules.
final class FakeInvitation implements InvitationRows, InvitationMail {
    final FakeParkedSteps operations = new FakeParkedSteps((step, word) -> {
        if (word == OperatorAction.ABORT) {
            close();
        } else if (word == OperatorAction.SKIP) {
            done(step.name());
        }
    });
    final List<String> sent = new CopyOnWriteArrayList<>();
    final AtomicInteger attempts = new AtomicInteger();
    final AtomicInteger together = new AtomicInteger();
    volatile int mostTogether;
    /// What the vendor does at an attempt, given its generation.
    volatile IntConsumer vendor = _ -> {};
    /// What happens in each read, after its facts were taken.
    volatile Runnable afterRead = () -> {};
    volatile boolean closed;
    final AtomicInteger generation = new AtomicInteger(1);
    volatile Instant expiresAt;
    volatile @Nullable Instant mailDueAt;
    volatile @Nullable Instant reminderDueAt;
    volatile @Nullable Instant checkDueAt;
    volatile @Nullable Instant expiredAt;

    FakeInvitation(Instant now, Instant expiresAt) {
        this.mailDueAt = now;
        this.expiresAt = expiresAt;
    }

    void close() {
        closed = true;
    }

    void resend(Instant now) {
        closed = false;
        generation.incrementAndGet();
        mailDueAt = now;
    }

    @Override
    public InvitationFacts readInvitation(RowId id) {
        var facts = new InvitationFacts(closed, generation.get(), expiresAt, mailDueAt, reminderDueAt, checkDueAt,
                operations.of(id));
        afterRead.run();
        return facts;
    }

    @Override
    public void expireInvitation(RowId id, Instant asOf) {
        if (!closed && !asOf.isBefore(expiresAt)) {
            expiredAt = asOf;
            close();
        }
    }

    @Override
    public void mailInvitation(RowId id) {
        send("Mail the invitation", mailDueAt);
    }

    @Override
    public void remindInvited(RowId id) {
        send("Remind the invited", reminderDueAt);
    }

    @Override
    public void askForDelivery(RowId id) {
        send("Ask what became of the mail", checkDueAt);
    }

    private void send(String step, @Nullable Instant dueAt) {
        var at = generation.get();
        if (closed || dueAt == null) {
            return;
        }
        attempts.incrementAndGet();
        mostTogether = Math.max(mostTogether, together.incrementAndGet());
        try {
            vendor.accept(at);
            sent.add(step + " " + at);
            if (at == generation.get()) {
                done(step);
            }
        } finally {
            together.decrementAndGet();
        }
    }

    private void done(String step) {
        switch (step) {
            case "Mail the invitation" -> mailDueAt = null;
            case "Remind the invited" -> reminderDueAt = null;
            default -> checkDueAt = null;
        }
    }
}
