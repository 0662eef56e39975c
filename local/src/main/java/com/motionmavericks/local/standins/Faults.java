package com.motionmavericks.local.standins;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// The faults that stand. Several may; of one kind, the oldest that hits the recipients is taken.
final class Faults {
    private record Standing(Fault fault, AtomicInteger left) {
        boolean hits(List<String> recipients) {
            var to = fault.to();
            return left.get() > 0 && (to == null || recipients.stream().anyMatch(address -> address.contains(to)));
        }
    }

    private final List<Standing> standing = new ArrayList<>();
    private CountDownLatch mended = new CountDownLatch(1);

    synchronized void add(Fault fault) {
        var times = Objects.requireNonNullElse(fault.times(), Integer.MAX_VALUE);
        standing.add(new Standing(fault, new AtomicInteger(times)));
    }

    /// Ends all faults and lets hanging calls go on.
    synchronized void mend() {
        standing.clear();
        mended.countDown();
        mended = new CountDownLatch(1);
    }

    /// Uses up one of the fault's times.
    synchronized <F extends Fault> Optional<F> take(Class<F> kind, List<String> recipients) {
        return standing.stream().filter(one -> kind.isInstance(one.fault()) && one.hits(recipients)).findFirst()
                .map(one -> {
                    one.left().decrementAndGet();
                    return kind.cast(one.fault());
                });
    }

    void awaitMending() throws InterruptedException {
        CountDownLatch latch;
        synchronized (this) {
            latch = mended;
        }
        latch.await();
    }
}
