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

/// What befalls the system, drawn from a seed: by how many commands have ended, never by the clock.
///
/// @param kills in the order of their time
/// @param misdeeds of the vendors, in the order of their time
/// @param rounds of digests: each begins after so many ended commands
record Plan(long seed, int commands, List<Kill> kills, List<VendorFault> misdeeds, Set<Integer> rounds) {
    static final List<String> PROCESSES = List.of("api", "worker", "postgres", "temporal", "standIns");
    private static final int COMMANDS_A_MISDEED = 25;
    private static final int COMMANDS_A_ROUND = 100;

    /// A process is killed, and started again after a pause.
    record Victim(String process, Duration pause) {}

    /// Some processes are killed at once.
    ///
    /// @param after so many ended commands
    record Kill(int after, List<Victim> victims) {}

    enum Vendor {
        MAIL,
        FILMS,
        SLACK
    }

    /// A vendor begins to misbehave.
    ///
    /// @param after so many ended commands
    /// @param fault as the stand-ins take it
    record VendorFault(int after, Vendor vendor, Map<String, Object> fault) {}

    static Plan of(long seed, int commands, int kills) {
        var random = new Random(seed);
        var struck = new ArrayList<Kill>();
        for (var left = kills; left > 0;) {
            var victims = victims(random, Math.min(left, several(random)));
            left -= victims.size();
            struck.add(new Kill(after(random, commands), victims));
        }
        var misdeeds = new ArrayList<VendorFault>();
        for (var i = 0; i < Math.ceilDiv(commands, COMMANDS_A_MISDEED); i++) {
            misdeeds.add(misdeed(random, after(random, commands)));
        }
        var rounds = new HashSet<Integer>();
        for (var i = 0; i < commands / COMMANDS_A_ROUND; i++) {
            rounds.add(after(random, commands));
        }
        return new Plan(seed, commands, inOrder(struck, Kill::after), inOrder(misdeeds, VendorFault::after),
                Set.copyOf(rounds));
    }

    /// A generator of its own for each client, so that none depends on how fast the others are.
    Random ofClient(int client) {
        return new Random(seed * 31 + client);
    }

    private static List<Victim> victims(Random random, int howMany) {
        var processes = new ArrayList<>(PROCESSES);
        Collections.shuffle(processes, random);
        return processes.subList(0, howMany).stream()
                .map(process -> new Victim(process, Duration.ofMillis(random.nextInt(2000)))).toList();
    }

    /// Mostly one at a time, now and then all.
    private static int several(Random random) {
        return random.nextInt(100) < 80 ? 1 : 2 + random.nextInt(PROCESSES.size() - 1);
    }

    private static int after(Random random, int commands) {
        return 1 + random.nextInt(Math.max(1, commands * 97 / 100));
    }

    private static VendorFault misdeed(Random random, int after) {
        return switch (Vendor.values()[random.nextInt(Vendor.values().length)]) {
            case MAIL -> new VendorFault(after, Vendor.MAIL, mailFault(random));
            case FILMS -> new VendorFault(after, Vendor.FILMS, filmFault(random));
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

    private static Map<String, Object> filmFault(Random random) {
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

    private static <T> List<T> inOrder(List<T> things, ToIntFunction<T> after) {
        return things.stream().sorted(Comparator.comparingInt(after)).toList();
    }
}
