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

/// An invitation's row and the mail vendor, in memory, with the rules of the domain.
final class FakeInvitation implements InvitationRows, InvitationMail {
    final FakeParkedSteps parkedSteps = new FakeParkedSteps((step, action) -> {
        if (action == OperatorAction.ABORT) {
            close();
        } else if (action == OperatorAction.SKIP) {
            done(step.name());
        }
    });
    final List<String> sent = new CopyOnWriteArrayList<>();
    final AtomicInteger attempts = new AtomicInteger();
    final AtomicInteger concurrent = new AtomicInteger();
    volatile int mostConcurrent;
    /// What the vendor does at an attempt, given the generation of the mail.
    volatile IntConsumer vendor = _ -> {};
    /// Runs at the end of each read, after the facts were taken.
    volatile Runnable afterRead = () -> {};
    volatile boolean closed;
    final AtomicInteger generation = new AtomicInteger(1);
    volatile Instant expiresAt;
    volatile @Nullable Instant mailDueAt;
    volatile @Nullable Instant reminderDueAt;
    volatile @Nullable Instant checkDueAt;
    volatile @Nullable Instant expiredAt;
    volatile boolean inviterUntold;

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
                inviterUntold, parkedSteps.of(id));
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

    @Override
    public void tellInviter(RowId id) {
        vendor.accept(generation.get());
        sent.add("Tell the inviter " + generation.get());
        inviterUntold = false;
    }

    private void send(String step, @Nullable Instant dueAt) {
        var at = generation.get();
        if (closed || dueAt == null) {
            return;
        }
        attempts.incrementAndGet();
        mostConcurrent = Math.max(mostConcurrent, concurrent.incrementAndGet());
        try {
            vendor.accept(at);
            sent.add(step + " " + at);
            if (at == generation.get()) {
                done(step);
            }
        } finally {
            concurrent.decrementAndGet();
        }
    }

    private void done(String step) {
        switch (step) {
            case "Mail the invitation" -> mailDueAt = null;
            case "Remind the invited" -> reminderDueAt = null;
            case "Tell the inviter" -> inviterUntold = false;
            default -> checkDueAt = null;
        }
    }
}
