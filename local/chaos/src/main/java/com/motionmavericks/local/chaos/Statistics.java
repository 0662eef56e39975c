package com.motionmavericks.local.chaos;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Counts what happens during a run, for all clients together.
final class Statistics {
    private final Map<String, AtomicInteger> commands = new ConcurrentSkipListMap<>();
    private final Map<String, AtomicInteger> retries = new ConcurrentSkipListMap<>();
    private final Map<String, AtomicInteger> kills = new ConcurrentSkipListMap<>();
    private final AtomicInteger replays = new AtomicInteger();
    private final AtomicInteger vendorFaults = new AtomicInteger();
    private final Map<String, AtomicInteger> operatorActions = new ConcurrentSkipListMap<>();
    private final Map<String, AtomicInteger> webhooks = new ConcurrentSkipListMap<>();
    private final AtomicInteger rounds = new AtomicInteger();
    private final AtomicLong longestMillis = new AtomicLong();
    private final List<String> violations = new CopyOnWriteArrayList<>();

    void acknowledged(String type) {
        count(commands, type);
    }

    void triedAgain(String why) {
        count(retries, why);
    }

    void killed(String process) {
        count(kills, process);
    }

    void replayed() {
        replays.incrementAndGet();
    }

    void faultAdded() {
        vendorFaults.incrementAndGet();
    }

    /// An operator has acted on a parked step.
    void operatorActed(String action) {
        count(operatorActions, action);
    }

    /// A webhook has arrived at the endpoint of a studio.
    ///
    /// @param outcome what the endpoint did
    void webhookArrived(String outcome) {
        count(webhooks, outcome);
    }

    void roundStarted() {
        rounds.incrementAndGet();
    }

    /// A client got its answer.
    ///
    /// @param duration since the first attempt that failed
    void wasUnavailable(Duration duration) {
        longestMillis.accumulateAndGet(duration.toMillis(), Math::max);
    }

    void violated(String what) {
        violations.add(what);
    }

    List<String> violations() {
        return violations;
    }

    void print(PrintStream out, Duration total) {
        out.printf("%nStatistics%n");
        print(out, "commands acknowledged", commands);
        print(out, "failed attempts, which were repeated", retries);
        print(out, "processes killed (kill -9)", kills);
        line(out, "requests repeated after their answer", replays.get());
        line(out, "faults of the vendors", vendorFaults.get());
        line(out, "rounds of digests", rounds.get());
        print(out, "attempts to send a webhook to a studio", webhooks);
        print(out, "operator actions on parked steps", operatorActions);
        out.printf("  %-40s %7.1f s%n", "longest wait of a client for an answer", longestMillis.get() / 1000.0);
        out.printf("  %-40s %7.1f s%n%n", "duration of the run", total.toMillis() / 1000.0);
    }

    private static void print(PrintStream out, String what, Map<String, AtomicInteger> counts) {
        line(out, what, counts.values().stream().mapToInt(AtomicInteger::get).sum());
        counts.forEach((name, count) -> line(out, "  " + name, count.get()));
    }

    private static void line(PrintStream out, String what, int count) {
        out.printf("  %-40s %5d%n", what, count);
    }

    private static void count(Map<String, AtomicInteger> counts, String what) {
        counts.computeIfAbsent(what, _ -> new AtomicInteger()).incrementAndGet();
    }
}
