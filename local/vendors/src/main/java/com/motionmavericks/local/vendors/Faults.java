package com.motionmavericks.local.vendors;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

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

    /// Work that faults may hit.
    @FunctionalInterface
    interface Work {
        Reply run() throws InterruptedException;
    }

    /// Does the work as the standing faults let it: not at all, once they are mended, or without a reply.
    Reply under(List<String> recipients, Function<Fault.Fail, Reply> failure, Work work)
            throws InterruptedException {
        var fail = take(Fault.Fail.class, recipients);
        if (fail.isPresent()) {
            return failure.apply(fail.get());
        }
        if (take(Fault.Hang.class, recipients).isPresent()) {
            awaitMending();
        }
        var reply = work.run();
        return take(Fault.LoseReply.class, recipients).<Reply>map(_ -> new Reply.Lost()).orElse(reply);
    }

    /// Takes as long as a standing fault says.
    void slow(List<String> recipients) throws InterruptedException {
        var slow = take(Fault.Slow.class, recipients);
        if (slow.isPresent()) {
            Thread.sleep(Duration.ofMillis(Math.round(slow.get().delaySeconds() * 1000)));
        }
    }

    private void awaitMending() throws InterruptedException {
        CountDownLatch latch;
        synchronized (this) {
            latch = mended;
        }
        latch.await();
    }
}
