package com.motionmavericks.workflows.identity;

import com.motionmavericks.steps.OperatorAction;
import com.motionmavericks.workflows.entity.FakeParkedSteps;
import com.motionmavericks.workflows.entity.RowId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A sign-in link's row and the mail vendor, in memory, with the rules of the domain.
final class FakeSignInLink implements SignInLinkRows, SignInLinkMail {
    final FakeParkedSteps parkedSteps = new FakeParkedSteps((_, action) -> {
        if (action == OperatorAction.ABORT) {
            close();
        } else if (action == OperatorAction.SKIP) {
            mailDueAt = null;
        }
    });
    final List<String> sent = new CopyOnWriteArrayList<>();
    final AtomicInteger generation = new AtomicInteger();
    /// What the vendor does with a mail.
    volatile Runnable vendor = () -> {};
    volatile boolean closed;
    volatile Instant expiresAt = Instant.EPOCH;
    volatile @Nullable Instant mailDueAt;
    volatile @Nullable Instant expiredAt;

    FakeSignInLink(Instant now, Instant expiresAt) {
        request(now, expiresAt);
    }

    /// Makes the next link.
    void request(Instant now, Instant end) {
        closed = false;
        generation.incrementAndGet();
        expiresAt = end;
        mailDueAt = now;
    }

    void close() {
        closed = true;
    }

    @Override
    public SignInLinkFacts readSignInLink(RowId id) {
        return new SignInLinkFacts(closed, generation.get(), expiresAt, mailDueAt, parkedSteps.of(id));
    }

    @Override
    public void expireSignInLink(RowId id, Instant asOf) {
        if (!closed && !asOf.isBefore(expiresAt)) {
            expiredAt = asOf;
            close();
        }
    }

    @Override
    public void mailSignInLink(RowId id) {
        vendor.run();
        sent.add("mail " + generation.get());
        mailDueAt = null;
    }
}
