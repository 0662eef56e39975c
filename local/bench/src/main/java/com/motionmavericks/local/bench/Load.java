package com.motionmavericks.local.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Sends requests on a fixed number of connections.
final class Load implements AutoCloseable {
    private static final int CONNECTIONS = 16;

    private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);

    /// What a window of requests cost.
    record Cost(int requests, int failures, double seconds, Server.Cpu cpu) {
        double perSecond() {
            return requests / seconds;
        }

        double serverMicros() {
            return (double) cpu.server() / requests;
        }

        double postgresMicros() {
            return (double) cpu.postgres() / requests;
        }

        double micros() {
            return serverMicros() + postgresMicros();
        }

        /// As the tables show it.
        String cpuText() {
            return "%.0f + %.0f".formatted(serverMicros(), postgresMicros());
        }

        static Cost median(List<Cost> costs) {
            return costs.stream().sorted(Comparator.comparingDouble(Cost::micros)).skip(costs.size() / 2).findFirst()
                    .orElseThrow();
        }
    }

    /// The milliseconds from the instant at which a request was due to the end of its answer.
    record Latency(double p50, double p99) {}

    /// What one connection does.
    @FunctionalInterface
    private interface Client {
        void run(Connection connection) throws IOException;
    }

    /// Each connection sends its next request when the answer to the last one has come: the most that the server can do.
    Cost closed(Server server, Supplier<Request> requests, Duration length) {
        var sent = new AtomicInteger();
        var failures = new AtomicInteger();
        var before = server.cpu();
        var start = System.nanoTime();
        onAllConnections(server, connection -> {
            while (System.nanoTime() - start < length.toNanos()) {
                if (connection.exchange(requests.get()) >= 400) {
                    failures.incrementAndGet();
                }
                sent.incrementAndGet();
            }
        });
        var cost = new Cost(sent.get(), failures.get(), (System.nanoTime() - start) / 1e9,
                server.cpu().minus(before));
        if (cost.failures() > cost.requests() / 100) {
            throw new IllegalStateException(server.name() + " refused " + cost.failures() + " of " + cost.requests());
        }
        return cost;
    }

    /// Requests are due at a fixed rate, whether the server keeps up or not.
    Latency open(Server server, Supplier<Request> requests, double perSecond, Duration length) {
        var nanos = new long[(int) Math.max(1, perSecond * length.toMillis() / 1000)];
        var next = new AtomicInteger();
        var start = System.nanoTime();
        onAllConnections(server, connection -> {
            for (var i = next.getAndIncrement(); i < nanos.length; i = next.getAndIncrement()) {
                var request = requests.get();
                var due = start + (long) (i * 1e9 / perSecond);
                for (var wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                connection.exchange(request);
                nanos[i] = System.nanoTime() - due;
            }
        });
        Arrays.sort(nanos);
        return new Latency(nanos[nanos.length / 2] / 1e6, nanos[nanos.length * 99 / 100] / 1e6);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void onAllConnections(Server server, Client client) {
        var running = new ArrayList<CompletableFuture<Void>>();
        for (var i = 0; i < CONNECTIONS; i++) {
            running.add(CompletableFuture.runAsync(() -> {
                try (var connection = new Connection(server.port())) {
                    client.run(connection);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }, threads));
        }
        CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
    }
}
