package com.motionmavericks.workflows.identity;

import com.motionmavericks.steps.OperatorAction;
import com.motionmavericks.workflows.entity.FakeParkedSteps;
import com.motionmavericks.workflows.entity.RowId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The row of a change of address and the mail vendor, in memory, with the rules of the domain.
final class FakeEmailChange implements EmailChangeRows, EmailChangeMail {
    final FakeParkedSteps parkedSteps = new FakeParkedSteps((_, action) -> {
        if (action == OperatorAction.ABORT) {
            close();
        } else if (action == OperatorAction.SKIP) {
            noticeDueAt = null;
        }
    });
    final List<String> sent = new CopyOnWriteArrayList<>();
    final AtomicInteger generation = new AtomicInteger();
    /// What the vendor does with a notice.
    volatile Runnable vendor = () -> {};
    volatile boolean closed;
    volatile Instant expiresAt = Instant.EPOCH;
    volatile @Nullable Instant noticeDueAt;
    volatile @Nullable Instant mailDueAt;
    volatile @Nullable Instant expiredAt;

    FakeEmailChange(Instant now, Instant expiresAt) {
        request(now, expiresAt);
    }

    /// Makes the next request.
    void request(Instant now, Instant end) {
        closed = false;
        generation.incrementAndGet();
        expiresAt = end;
        noticeDueAt = now;
        mailDueAt = now;
    }

    void close() {
        closed = true;
    }

    @Override
    public EmailChangeFacts readEmailChange(RowId id) {
        return new EmailChangeFacts(closed, generation.get(), expiresAt, noticeDueAt, mailDueAt, parkedSteps.of(id));
    }

    @Override
    public void expireEmailChange(RowId id, Instant asOf) {
        if (!closed && !asOf.isBefore(expiresAt)) {
            expiredAt = asOf;
            close();
        }
    }

    @Override
    public void notifyOldAddress(RowId id) {
        vendor.run();
        sent.add("notice " + generation.get());
        noticeDueAt = null;
    }

    @Override
    public void mailNewAddress(RowId id) {
        sent.add("link " + generation.get());
        mailDueAt = null;
    }
}
