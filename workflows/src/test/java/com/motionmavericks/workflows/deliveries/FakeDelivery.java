package com.motionmavericks.workflows.deliveries;

import com.motionmavericks.workflows.entity.FakeParkedSteps;
import com.motionmavericks.workflows.entity.RowId;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// One row of the domain and its vendor, in memory, with the same rules.
final class FakeDelivery implements DeliveryRows, DeliveryChecks {
    static final Duration CHECK_AGAIN_AFTER = Duration.ofHours(1);

    final FakeParkedSteps operations = new FakeParkedSteps((_, _) -> skip());
    final AtomicInteger asked = new AtomicInteger();
    /// Whether the vendor knows, given how often it was asked.
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
        return new DeliveryFacts(checkDueAt, operations.of(id));
    }

    @Override
    public void askForOutcome(RowId id) {
        var dueAt = checkDueAt;
        if (dueAt != null) {
            checkDueAt = vendor.test(asked.incrementAndGet()) ? null : dueAt.plus(CHECK_AGAIN_AFTER);
        }
    }
}
