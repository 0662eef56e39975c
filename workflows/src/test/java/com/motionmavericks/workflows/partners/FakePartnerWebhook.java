package com.motionmavericks.workflows.partners;

import com.motionmavericks.workflows.entity.RowId;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The row of a partner's webhook in memory.
final class FakePartnerWebhook implements PartnerWebhookRows {
    final AtomicInteger handled = new AtomicInteger();
    private final int failures;
    private final AtomicInteger attempts = new AtomicInteger();
    private volatile @Nullable Instant handleDueAt;

    /// @param failures how often the handler fails before it succeeds
    FakePartnerWebhook(Instant handleDueAt, int failures) {
        this.handleDueAt = handleDueAt;
        this.failures = failures;
    }

    void replay(Instant now) {
        handleDueAt = now;
    }

    @Override
    public PartnerWebhookFacts readPartnerWebhook(RowId id) {
        return new PartnerWebhookFacts(handleDueAt);
    }

    @Override
    public void handlePartnerWebhook(RowId id) {
        if (attempts.incrementAndGet() <= failures) {
            throw new IllegalStateException("The handler has failed");
        }
        handled.incrementAndGet();
        handleDueAt = null;
    }
}
