package com.motionmavericks.local.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.ToIntFunction;

/// The faults of a run, generated from a seed. Each comes after a number of ended commands, never at a time of the clock.
///
/// @param kills of processes, ordered
/// @param vendorFaults ordered
/// @param rounds the numbers of ended commands after which a round of digests starts
record Plan(long seed, int commands, List<Kill> kills, List<VendorFault> vendorFaults, Set<Integer> rounds) {
    static final List<String> PROCESSES = List.of("api", "worker", "postgres", "temporal", "standIns");
    private static final int COMMANDS_PER_FAULT = 25;
    private static final int COMMANDS_PER_ROUND = 100;

    /// A process to kill, and to start again after a pause.
    record Victim(String process, Duration pause) {}

    /// Processes to kill at once.
    ///
    /// @param after how many ended commands
    record Kill(int after, List<Victim> victims) {}

    enum Vendor {
        MAIL,
        VIDEO,
        SLACK
    }

    /// A fault to add to a vendor.
    ///
    /// @param after how many ended commands
    /// @param fault as JSON for the stand-in's control API
    record VendorFault(int after, Vendor vendor, Map<String, Object> fault) {}

    static Plan of(long seed, int commands, int kills) {
        var random = new Random(seed);
        var planned = new ArrayList<Kill>();
        for (var left = kills; left > 0;) {
            var victims = victims(random, Math.min(left, victimCount(random)));
            left -= victims.size();
            planned.add(new Kill(after(random, commands), victims));
        }
        var vendorFaults = new ArrayList<VendorFault>();
        for (var i = 0; i < Math.ceilDiv(commands, COMMANDS_PER_FAULT); i++) {
            vendorFaults.add(vendorFault(random, after(random, commands)));
        }
        var rounds = new HashSet<Integer>();
        for (var i = 0; i < commands / COMMANDS_PER_ROUND; i++) {
            rounds.add(after(random, commands));
        }
        return new Plan(seed, commands, ordered(planned, Kill::after), ordered(vendorFaults, VendorFault::after),
                Set.copyOf(rounds));
    }

    /// The random generator of one client. Each client has its own, so that its commands do not depend on the speed of others.
    Random ofClient(int client) {
        return new Random(seed * 31 + client);
    }

    private static List<Victim> victims(Random random, int count) {
        var processes = new ArrayList<>(PROCESSES);
        Collections.shuffle(processes, random);
        return processes.subList(0, count).stream()
                .map(process -> new Victim(process, Duration.ofMillis(random.nextInt(2000)))).toList();
    }

    /// How many processes to kill at once: mostly one, sometimes up to all.
    private static int victimCount(Random random) {
        return random.nextInt(100) < 80 ? 1 : 2 + random.nextInt(PROCESSES.size() - 1);
    }

    private static int after(Random random, int commands) {
        return 1 + random.nextInt(Math.max(1, commands * 97 / 100));
    }

    private static VendorFault vendorFault(Random random, int after) {
        return switch (Vendor.values()[random.nextInt(Vendor.values().length)]) {
            case MAIL -> new VendorFault(after, Vendor.MAIL, mailFault(random));
            case VIDEO -> new VendorFault(after, Vendor.VIDEO, videoFault(random));
            case SLACK -> new VendorFault(after, Vendor.SLACK, slackFault(random));
        };
    }

    private static Map<String, Object> mailFault(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> Map.of("mode", "loseReply", "times", 1 + random.nextInt(3));
            case 1 -> Map.of("mode", "fail", "status", 503, "times", 1 + random.nextInt(6));
            case 2 -> Map.of("mode", "fail", "status", 429, "retryAfterSeconds", 1, "times", 2);
            case 3 -> Map.of("mode", "fail", "status", 422, "times", 1);
            default -> webhooks(random);
        };
    }

    private static Map<String, Object> videoFault(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Map.of("mode", "loseReply", "times", 1 + random.nextInt(3));
            case 1 -> Map.of("mode", "fail", "status", 500, "times", 1 + random.nextInt(6));
            case 2 -> Map.of("mode", "slow", "delaySeconds", 1.5, "times", 2);
            default -> webhooks(random);
        };
    }

    private static Map<String, Object> slackFault(Random random) {
        return random.nextBoolean()
                ? Map.of("mode", "loseReply", "times", 1 + random.nextInt(3))
                : Map.of("mode", "fail", "status", 503, "times", 1 + random.nextInt(6));
    }

    private static Map<String, Object> webhooks(Random random) {
        var how = List.of("never", "twice", "late", "reordered").get(random.nextInt(4));
        return Map.of("mode", "webhooks", "deliver", how, "times", 1 + random.nextInt(4));
    }

    private static <T> List<T> ordered(List<T> events, ToIntFunction<T> after) {
        return events.stream().sorted(Comparator.comparingInt(after)).toList();
    }
}
