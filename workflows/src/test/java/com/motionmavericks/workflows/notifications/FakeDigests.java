package com.motionmavericks.workflows.notifications;

import com.motionmavericks.steps.OperatorAction;
import com.motionmavericks.workflows.entity.FakeParkedSteps;
import com.motionmavericks.workflows.entity.RowId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// A studio whose members get one digest a day, and the mail vendor, in memory, with the rules of the domain.
final class FakeDigests implements DigestRows, DigestMail, DigestRounds {
    final FakeParkedSteps parkedSteps = new FakeParkedSteps((step, action) -> {
        if (action == OperatorAction.SKIP) {
            mailed(UUID.fromString(step.target()));
        }
    });
    final List<UUID> sent = new CopyOnWriteArrayList<>();
    final List<UUID> unmailed = new CopyOnWriteArrayList<>();
    final List<Instant> rounds = new CopyOnWriteArrayList<>();
    final AtomicInteger claims = new AtomicInteger();
    /// What the vendor does with a digest.
    volatile Consumer<UUID> vendor = _ -> {};
    volatile Instant claimDueAt;

    FakeDigests(Instant now) {
        this.claimDueAt = now;
    }

    @Override
    public DigestFacts readDigests(RowId studio) {
        return new DigestFacts(claimDueAt, List.copyOf(unmailed), parkedSteps.of(studio));
    }

    @Override
    public void claimDigests(RowId studio, Instant asOf) {
        claimDueAt = asOf.plus(Duration.ofDays(1));
        var claim = claims.incrementAndGet();
        unmailed.addAll(List.of(new UUID(claim, 1), new UUID(claim, 2)));
    }

    @Override
    public void mailDigest(RowId studio, UUID digest) {
        vendor.accept(digest);
        sent.add(digest);
        mailed(digest);
    }

    @Override
    public void signalDueStudios(Instant asOf) {
        rounds.add(asOf);
    }

    private void mailed(UUID digest) {
        unmailed.remove(digest);
    }
}
