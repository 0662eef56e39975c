package com.motionmavericks.local.vendors;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// The active faults of a vendor. Of several of one type, the oldest that matches the recipients applies.
final class Faults {
    private record Active(Fault fault, AtomicInteger left) {
        boolean matches(List<String> recipients) {
            var to = fault.to();
            return left.get() > 0 && (to == null || recipients.stream().anyMatch(address -> address.contains(to)));
        }
    }

    private final List<Active> active = new ArrayList<>();
    private CountDownLatch ended = new CountDownLatch(1);

    synchronized void add(Fault fault) {
        var times = Objects.requireNonNullElse(fault.times(), Integer.MAX_VALUE);
        active.add(new Active(fault, new AtomicInteger(times)));
    }

    /// Ends all faults, and lets hanging calls continue.
    synchronized void clear() {
        active.clear();
        ended.countDown();
        ended = new CountDownLatch(1);
    }

    /// The active fault of a type for these recipients, if there is one. Uses up one of its times.
    synchronized <F extends Fault> Optional<F> take(Class<F> type, List<String> recipients) {
        return active.stream().filter(one -> type.isInstance(one.fault()) && one.matches(recipients)).findFirst()
                .map(one -> {
                    one.left().decrementAndGet();
                    return type.cast(one.fault());
                });
    }

    /// Work that faults may hit.
    @FunctionalInterface
    interface Work {
        Reply run() throws InterruptedException;
    }

    /// Does the work under the active faults: not at all, or after they end, or without a reply.
    ///
    /// @param failure makes the reply of a call that fails
    Reply apply(List<String> recipients, Function<Fault.Fail, Reply> failure, Work work)
            throws InterruptedException {
        var fail = take(Fault.Fail.class, recipients);
        if (fail.isPresent()) {
            return failure.apply(fail.get());
        }
        if (take(Fault.Hang.class, recipients).isPresent()) {
            awaitEnd();
        }
        var reply = work.run();
        return take(Fault.LoseReply.class, recipients).<Reply>map(_ -> new Reply.Lost()).orElse(reply);
    }

    /// Waits as long as an active fault says.
    void slow(List<String> recipients) throws InterruptedException {
        var slow = take(Fault.Slow.class, recipients);
        if (slow.isPresent()) {
            Thread.sleep(Duration.ofMillis(Math.round(slow.get().delaySeconds() * 1000)));
        }
    }

    private void awaitEnd() throws InterruptedException {
        CountDownLatch latch;
        synchronized (this) {
            latch = ended;
        }
        latch.await();
    }
}
