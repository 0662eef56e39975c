package com.motionmavericks.local.chaos;

import com.motionmavericks.local.run.LocalDirectory;
import com.motionmavericks.local.run.LocalSystem;
import com.motionmavericks.local.run.StudioClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/// `./run chaos [--seed N] [--commands 1000] [--kills 50]`: kills processes at random while clients send commands. Then it
/// checks that nothing was lost, nothing was done twice, and nothing hangs.
public final class Chaos {
    private static final Path DIRECTORY = Path.of(".local/chaos");
    private static final int PORT_SHIFT = 10_000;
    private static final int STUDIOS = 3;
    private static final int CLIENTS = 6;

    private final Plan plan;
    private final Statistics statistics = new Statistics();

    private Chaos(Plan plan) {
        this.plan = plan;
    }

    public static void main(String[] args) throws IOException {
        var options = options(List.of(args));
        var seed = options.getOrDefault("--seed", new Random().nextLong(1_000_000));
        var plan = Plan.of(seed, options.getOrDefault("--commands", 1000L).intValue(),
                options.getOrDefault("--kills", 50L).intValue());
        if (!LocalDirectory.take(DIRECTORY)) {
            System.err.println("Another ./run chaos is running.");
            System.exit(1);
        }
        LocalDirectory.empty(DIRECTORY);
        System.out.println("Chaos run with the seed " + seed);
        var violations = new Chaos(plan).run();
        if (violations.isEmpty()) {
            System.out.println("No violations: nothing was lost, nothing was done twice, nothing hangs.");
        } else {
            System.err.println(violations.size() + " violations with the seed " + seed + ":");
            violations.forEach(violation -> System.err.println("  " + violation));
        }
        System.exit(violations.isEmpty() ? 0 : 1);
    }

    private static Map<String, Long> options(List<String> args) {
        var options = new HashMap<String, Long>();
        for (var i = 0; i + 1 < args.size(); i += 2) {
            options.put(args.get(i), Long.parseLong(args.get(i + 1)));
        }
        if (args.size() % 2 != 0 || !List.of("--seed", "--commands", "--kills").containsAll(options.keySet())) {
            System.err.println("Usage: ./run chaos [--seed N] [--commands 1000] [--kills 50]");
            System.exit(2);
        }
        return options;
    }

    private List<String> run() {
        var start = Instant.now();
        try (var receiver = new WebhookReceiver(statistics);
                var system = new LocalSystem(DIRECTORY, Path.of(""), PORT_SHIFT, LocalSystem.QUICK_START,
                        Map.of("WEBHOOK_PAUSES", WebhookReceiver.PAUSES),
                        line -> System.out.println("  " + line))) {
            Runtime.getRuntime().addShutdownHook(new Thread(system::close));
            var running = system.start();
            var studios = new ArrayList<Studio>();
            for (var i = 1; i <= STUDIOS; i++) {
                system.createTenant("Chaos " + i, "org_chaos_" + i);
                studios.add(Studio.open(new StudioClient(running, (_, _, _, _) -> {}), "org_chaos_" + i));
            }
            var first = studios.getFirst();
            first.connectSlack(running.standIns().slackWebhook());
            receiver.subscribe(first);
            var probe = new SystemProbe(system, running);
            var slack = new Slack(first.client(), running.standIns().slack(), probe);
            var clients = new ArrayList<Client>();
            for (var i = 0; i < CLIENTS; i++) {
                clients.add(new Client("client-" + i, studios.get(i % STUDIOS), plan.ofClient(i), slack, statistics));
            }
            var killer = new ProcessKiller(system, statistics);
            send(clients, new PlanRunner(plan, killer, system.temporal(), first.client(), statistics));
            killer.awaitAllRunning();
            new Settling(system.temporal(), studios, clients, probe, slack, statistics).settle();
            statistics.violations()
                    .addAll(new Verifier(studios, clients, probe, slack, receiver, killer.outages()).verify());
            statistics.print(System.out, Duration.between(start, Instant.now()));
        }
        return statistics.violations();
    }

    private void send(List<Client> clients, PlanRunner planRunner) {
        var sending = new ArrayList<CompletableFuture<Void>>();
        for (var i = 0; i < clients.size(); i++) {
            var client = clients.get(i);
            var share = plan.commands() / CLIENTS + (i < plan.commands() % CLIENTS ? 1 : 0);
            sending.add(CompletableFuture.runAsync(() -> client.run(share, planRunner::commandEnded),
                    command -> Thread.ofVirtual().start(command)));
        }
        CompletableFuture.allOf(sending.toArray(CompletableFuture[]::new)).join();
    }
}
