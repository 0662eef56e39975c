package com.motionmavericks.workflows.deliveries;

import com.motionmavericks.workflows.entity.FakeParkedSteps;
import com.motionmavericks.workflows.entity.RowId;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// A delivery's row and the mail vendor, in memory, with the rules of the domain.
final class FakeDelivery implements DeliveryRows, DeliveryChecks {
    static final Duration CHECK_AGAIN_AFTER = Duration.ofHours(1);

    final FakeParkedSteps parkedSteps = new FakeParkedSteps((_, _) -> skip());
    final AtomicInteger asked = new AtomicInteger();
    /// Whether the vendor knows the outcome, given how often it was asked.
    volatile IntPredicate vendor = _ -> true;
    volatile @Nullable Instant checkDueAt;

    void report(Instant now) {
        checkDueAt = now;
    }

    private void skip() {
        checkDueAt = null;
    }

    @Override
    public DeliveryFacts readDelivery(RowId id) {
        return new DeliveryFacts(checkDueAt, parkedSteps.of(id));
    }

    @Override
    public void askForOutcome(RowId id) {
        var dueAt = checkDueAt;
        if (dueAt != null) {
            checkDueAt = vendor.test(asked.incrementAndGet()) ? null : dueAt.plus(CHECK_AGAIN_AFTER);
        }
    }
}
