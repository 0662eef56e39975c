package com.motionmavericks.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.domain.Domain;
import com.motionmavericks.domain.identity.InviteMember;
import com.motionmavericks.domain.outbox.Outbox;
import com.motionmavericks.domain.outbox.WorkflowSignal;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.testing.TestDatabase;
import com.motionmavericks.domain.testing.TestStudio;
import com.motionmavericks.domain.tracing.Tracing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The outbox under load and faults: two relays, calls that fail, relays that die before and after a call, and leases
/// that expire.
class RelayTest {
    private static final int ROWS = 500;
    private static final int SIGNALS = 5_000;
    private static final int WRITERS = 8;

    /// A lease of ten seconds expires after half a second.
    private static final InstantSource CLOCK = fast(20);

    private final TestDatabase database = new TestDatabase(12);
    private final TestStudio studio = TestStudio.create(database, CLOCK);
    private final Map<UUID, Long> seen = new ConcurrentHashMap<>();

    @Test
    @Timeout(120)
    void everyWorkflowSeesTheLastStateOfItsRowAndNoSignalStays() throws Exception {
        var rows = rows(ROWS);
        var relays = IntStream.range(0, 2).mapToObj(this::relay).toList();
        var start = System.nanoTime();
        relays.forEach(Relay::start);
        CompletableFuture.allOf(IntStream.range(0, WRITERS)
                .mapToObj(seed -> CompletableFuture.runAsync(() -> write(rows, new Random(seed))))
                .toArray(CompletableFuture[]::new)).get();
        while (studio.worker().outbox().backlog().size() > 0) {
            Thread.sleep(20);
        }
        var seconds = (System.nanoTime() - start) / 1e9;
        for (var relay : relays) {
            relay.stop();
        }
        System.out.printf("%d signals over %d rows, two relays under fire: %.0f signals a second%n", SIGNALS, ROWS,
                SIGNALS / seconds);
        assertThat(seen).isEqualTo(versions());
    }

    @Test
    @Timeout(60)
    void aTemporalSlowerThanTheLeaseGetsEachSignalOnce() throws Exception {
        var sent = new AtomicInteger();
        rows(100);
        var settings = new WorkerConfiguration.Relay(Duration.ofMillis(5), 200, 1);
        var relays = Stream.generate(() -> new Relay(studio.worker().outbox(), _ -> {
            Thread.sleep(10);
            sent.incrementAndGet();
        }, settings, new SimpleMeterRegistry(), Tracing.OFF)).limit(2).toList();
        relays.forEach(Relay::start);
        while (studio.worker().outbox().backlog().size() > 0) {
            Thread.sleep(20);
        }
        for (var relay : relays) {
            relay.stop();
        }
        assertThat(sent).hasValueBetween(100, 105);
    }

    private List<UUID> rows(int count) {
        try (var pool = database.as("mm_api", 1)) {
            var unlimited = Domain.wire(pool, CLOCK, TestStudio.KEYS, TestStudio.TIMES, 1000).invitations();
            return IntStream.range(0, count).mapToObj(i -> unlimited.invite(studio.admin(), "row " + i,
                    new InviteMember("guest" + i + "@example.com", "Guest " + i, Role.GUEST, null)).id()).toList();
        }
    }

    private Relay relay(int seed) {
        var random = new Random(seed);
        var settings = new WorkerConfiguration.Relay(Duration.ofMillis(5), 200, 16);
        return new Relay(studio.worker().outbox(), signal -> send(signal, random.nextInt(100)), settings,
                new SimpleMeterRegistry(), Tracing.OFF);
    }

    /// Stands in for a workflow, which reads its row when its signal arrives.
    private void send(Outbox.Claimed signal, int chance) throws InterruptedException {
        if (chance < 5) {
            throw new IllegalStateException("the call fails");
        } else if (chance == 5) {
            throw new AssertionError("the relay dies before the call");
        } else if (chance == 6) {
            // Longer than the lease, so another relay sends it too.
            Thread.sleep(600);
        }
        seen.merge(signal.subjectId(), version(signal.subjectId()), Math::max);
        if (chance == 7) {
            throw new AssertionError("the relay dies after the call");
        }
    }

    private void write(List<UUID> rows, Random random) {
        for (int i = 0; i < SIGNALS / WRITERS; i++) {
            var row = rows.get(random.nextInt(ROWS));
            var rollsBack = random.nextInt(10) == 0;
            try {
                studio.api().database().inTenant(studio.admin(), tx -> {
                    tx.dao(handle -> handle.createUpdate("update invitation set version = version + 1 where id = :row")
                            .bind("row", row).execute());
                    Outbox.signal(tx, Told.CHANGED, row, "A row under fire");
                    if (rollsBack) {
                        throw new IllegalStateException("rolled back");
                    }
                    return null;
                });
            } catch (IllegalStateException _) {
                // Rolled back on purpose: its signal must not arrive either.
            }
        }
    }

    private long version(UUID row) {
        return studio.worker().invitationProcess().find(studio.tenantId(), row).orElseThrow().version();
    }

    private Map<UUID, Long> versions() {
        return database.superuser().withHandle(handle -> handle.createQuery("select id, version from invitation")
                .map((row, _) -> Map.entry(row.getObject(1, UUID.class), row.getLong(2))).list()).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static InstantSource fast(int times) {
        var start = Instant.now();
        return () -> start.plus(Duration.between(start, Instant.now()).multipliedBy(times));
    }

    private enum Told implements WorkflowSignal {
        CHANGED;

        @Override
        public String workflowType() {
            return "Invitation";
        }
    }
}
