package com.motionmavericks.workflows.webhooks;

import com.motionmavericks.workflows.entity.RowId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The row of an endpoint in memory. Its message fails a few times, five minutes apart.
final class FakeWebhookEndpoint implements WebhookEndpointRows, WebhookSending {
    final List<Instant> runs = new CopyOnWriteArrayList<>();
    private final Supplier<Instant> clock;
    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean isBroken;
    private volatile @Nullable Instant sendDueAt;

    FakeWebhookEndpoint(Supplier<Instant> clock) {
        this.clock = clock;
    }

    /// @param failuresBefore how often the endpoint fails before it takes the message
    void messageDue(int failuresBefore) {
        failures.set(failuresBefore);
        sendDueAt = clock.get();
    }

    /// Our own database fails once.
    void breakOnce() {
        isBroken = true;
    }

    @Override
    public WebhookEndpointFacts readWebhookEndpoint(RowId id) {
        return new WebhookEndpointFacts(sendDueAt);
    }

    @Override
    public void sendDueMessages(RowId id) {
        if (isBroken) {
            isBroken = false;
            runs.add(clock.get());
            throw new IllegalStateException("The database has failed");
        }
        sendDueAt = failures.getAndDecrement() > 0 ? clock.get().plus(Duration.ofMinutes(5)) : null;
        runs.add(clock.get());
    }
}
