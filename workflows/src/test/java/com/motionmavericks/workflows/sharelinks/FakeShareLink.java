package com.motionmavericks.workflows.sharelinks;

import com.motionmavericks.steps.OperatorAction;
import com.motionmavericks.workflows.entity.FakeParkedSteps;
import com.motionmavericks.workflows.entity.RowId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A share link's row and the mail vendor, in memory, with the rules of the domain.
final class FakeShareLink implements ShareLinkRows, ShareLinkMail {
    static final Duration WARN_BEFORE = Duration.ofDays(1);

    final FakeParkedSteps parkedSteps = new FakeParkedSteps((_, action) -> {
        if (action == OperatorAction.ABORT) {
            close();
        } else if (action == OperatorAction.SKIP) {
            warned();
        }
    });
    final List<String> sent = new CopyOnWriteArrayList<>();
    final AtomicInteger term = new AtomicInteger();
    /// What the vendor does with a mail.
    volatile Runnable vendor = () -> {};
    volatile boolean closed;
    volatile Instant expiresAt = Instant.EPOCH;
    volatile @Nullable Instant warningDueAt;
    volatile @Nullable Instant expiredAt;
    final AtomicInteger lockout = new AtomicInteger();
    volatile @Nullable Instant lockedUntil;
    volatile @Nullable Instant lockoutMailDueAt;
    volatile @Nullable Instant unlockedAt;

    FakeShareLink(Instant expiresAt) {
        giveUntil(expiresAt);
    }

    /// Creates or extends the link.
    void giveUntil(Instant end) {
        closed = false;
        term.incrementAndGet();
        expiresAt = end;
        warningDueAt = end.minus(WARN_BEFORE);
    }

    void close() {
        closed = true;
    }

    @Override
    public ShareLinkFacts readShareLink(RowId id) {
        return new ShareLinkFacts(closed, term.get(), expiresAt, warningDueAt, lockout.get(), lockedUntil,
                lockoutMailDueAt, parkedSteps.of(id));
    }

    @Override
    public void expireShareLink(RowId id, Instant asOf) {
        if (!closed && !asOf.isBefore(expiresAt)) {
            expiredAt = asOf;
            close();
        }
    }

    @Override
    public void warnOwner(RowId id) {
        vendor.run();
        sent.add("warn " + term.get());
        warned();
    }

    /// Locks the link.
    void lockUntil(Instant instant) {
        lockout.incrementAndGet();
        lockedUntil = instant;
        lockoutMailDueAt = Instant.EPOCH;
    }

    @Override
    public void unlockShareLink(RowId id, Instant asOf) {
        var until = lockedUntil;
        if (until != null && !asOf.isBefore(until)) {
            unlockedAt = asOf;
            lockedUntil = null;
        }
    }

    @Override
    public void tellOwner(RowId id) {
        vendor.run();
        sent.add("locked " + lockout.get());
        lockoutMailDueAt = null;
    }

    private void warned() {
        warningDueAt = null;
    }
}
