package com.motionmavericks.domain.overload;

import com.motionmavericks.domain.problems.Refused;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Limits how many calls use a scarce resource of this process at once. Further calls wait in a queue that is limited in
/// length and in time. Calls that find no place are refused.
public final class Bulkhead {
    private static final Logger LOG = LoggerFactory.getLogger(Bulkhead.class);

    private final Semaphore places;
    private final Semaphore placesAndQueue;
    private final Duration patience;
    private final Supplier<Refused> refusal;

    /// @param places most concurrent calls
    /// @param queue most waiting calls
    /// @param patience longest wait
    /// @param refusal thrown if there is no place
    public Bulkhead(int places, int queue, Duration patience, Supplier<Refused> refusal) {
        this.places = new Semaphore(places, true);
        this.placesAndQueue = new Semaphore(places + queue);
        this.patience = patience;
        this.refusal = refusal;
    }

    /// Runs the work.
    ///
    /// @throws Refused if there is no place; the work has not begun
    public <T extends @Nullable Object> T call(Supplier<T> work) {
        if (!placesAndQueue.tryAcquire()) {
            throw refused("The queue is full");
        }
        try {
            if (!places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw refused("No place became free in " + patience);
            }
            try {
                return work.get();
            } finally {
                places.release();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw refused("Interrupted while waiting");
        } finally {
            placesAndQueue.release();
        }
    }

    private Refused refused(String reason) {
        var refused = refusal.get();
        LOG.warn("{}: {}", reason, refused.getMessage());
        return refused;
    }
}
