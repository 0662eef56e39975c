package com.motionmavericks.domain.overload;

import com.motionmavericks.domain.problems.Refused;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A bounded number of places for work that would otherwise take all of something from everybody else. Who finds none
/// free waits in a queue that is bounded too, in number and in time, and is refused beyond it. One for each process.
public final class Bulkhead {
    private static final Logger LOG = LoggerFactory.getLogger(Bulkhead.class);

    private final Semaphore places;
    private final Semaphore placesAndQueue;
    private final Duration patience;
    private final Supplier<Refused> refusal;

    /// @param places how many work at once
    /// @param queue how many wait for a place
    /// @param patience how long they wait
    /// @param refusal what the others are told
    public Bulkhead(int places, int queue, Duration patience, Supplier<Refused> refusal) {
        this.places = new Semaphore(places, true);
        this.placesAndQueue = new Semaphore(places + queue);
        this.patience = patience;
        this.refusal = refusal;
    }

    /// Does the work in a place of its own.
    ///
    /// @throws Refused when there is no place; the work was not begun
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
