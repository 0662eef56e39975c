package com.motionmavericks.local.chaos;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// What is counted while it goes on, by all clients together.
final class Statistics {
    private final Map<String, AtomicInteger> commands = new ConcurrentSkipListMap<>();
    private final Map<String, AtomicInteger> retries = new ConcurrentSkipListMap<>();
    private final Map<String, AtomicInteger> kills = new ConcurrentSkipListMap<>();
    private final AtomicInteger replays = new AtomicInteger();
    private final AtomicInteger misdeeds = new AtomicInteger();
    private final Map<String, AtomicInteger> words = new ConcurrentSkipListMap<>();
    private final AtomicInteger rounds = new AtomicInteger();
    private final AtomicLong longestMillis = new AtomicLong();
    private final List<String> violations = new CopyOnWriteArrayList<>();

    void acknowledged(String kind) {
        count(commands, kind);
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

    void misbehaved() {
        misdeeds.incrementAndGet();
    }

    /// An operator said a word about a parked step.
    void said(String word) {
        count(words, word);
    }

    void roundBegun() {
        rounds.incrementAndGet();
    }

    /// A client got its answer so long after the first try that failed.
    void wasUnavailable(Duration howLong) {
        longestMillis.accumulateAndGet(howLong.toMillis(), Math::max);
    }

    void violated(String what) {
        violations.add(what);
    }

    List<String> violations() {
        return violations;
    }

    void print(PrintStream out, Duration whole) {
        out.printf("%nFigures%n");
        print(out, "commands acknowledged", commands);
        print(out, "tries that had to be repeated", retries);
        print(out, "kill -9", kills);
        line(out, "answers asked for again", replays.get());
        line(out, "misdeeds of the vendors", misdeeds.get());
        line(out, "rounds of digests begun", rounds.get());
        print(out, "an operator's words about parked steps", words);
        out.printf("  %-40s %7.1f s%n", "longest unavailability for a client", longestMillis.get() / 1000.0);
        out.printf("  %-40s %7.1f s%n%n", "time in all", whole.toMillis() / 1000.0);
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
