package com.motionmavericks.domain.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.domain.paging.Page;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.people.Person;
import com.motionmavericks.domain.secrets.Tokens;
import com.motionmavericks.domain.testing.TestDatabase;
import com.motionmavericks.domain.testing.TestStudio;
import java.nio.ByteBuffer;
import com.motionmavericks.domain.tenancy.Principal;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventsTest {
    private enum ThingEvent implements EventType {
        CHANGED;

        @Override
        public String subjectType() {
            return "thing";
        }
    }

    private final TestDatabase database = new TestDatabase(12);
    private final TestStudio studio = TestStudio.create(database, InstantSource.system());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aReaderThatFollowsTheCursorMissesNoEventAndReadsNoneTwice() {
        var writers = CompletableFuture.allOf(IntStream.range(0, 8)
                .mapToObj(seed -> CompletableFuture.runAsync(() -> write(new Random(seed))))
                .toArray(CompletableFuture[]::new));
        var seen = new ArrayList<UUID>();
        String after = null;
        while (true) {
            var isLastRound = writers.isDone();
            var page = studio.api().events().list(studio.admin(), new PageRequest(50, after));
            page.items().forEach(event -> seen.add(event.id()));
            after = page.next();
            if (isLastRound && page.items().isEmpty()) {
                break;
            }
        }
        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen.size()).isEqualTo(database.superuser().withHandle(
                handle -> handle.select("select count(*) from event").mapTo(Integer.class).one()));
    }

    @Test
    void aRestoreIntoAClusterWithALowerCounterHidesNoEventAndKeepsCursorsValid() {
        useUpTransactionIds();
        write(new Random(1));
        var before = follow(studio, null, 10);
        var kept = before.get(2);
        try (var copy = database.restoredIntoAFreshCluster()) {
            var restored = studio.in(copy, TestStudio.KEYS);
            var begun = Stream.of(restored.api(), restored.worker(), restored.api())
                    .map(process -> CompletableFuture
                            .supplyAsync(() -> Events.beginEpochIfRestored(process.database())))
                    .toList().stream().map(CompletableFuture::join).toList();
            assertThat(begun).containsOnlyOnce(true);
            var all = subjects(before);
            assertThat(subjects(follow(restored, null, 10))).isEqualTo(all);

            all.add(change(restored));
            assertThat(subjects(follow(restored, null, 10))).isEqualTo(all);
            assertThat(subjects(follow(restored, kept.next(), 10))).isEqualTo(all.subList(30, all.size()));
            assertThat(Events.beginEpochIfRestored(restored.api().database())).isFalse();
        }
    }

    @Test
    void aProcessThatStartsOnItsOwnClusterBeginsNoEpoch() {
        change(studio);
        assertThat(Events.beginEpochIfRestored(studio.api().database())).isFalse();
        assertThat(Events.beginEpochIfRestored(studio.worker().database())).isFalse();
    }

    @Test
    void aLongTransactionInAnotherDatabaseHoldsEventsBackAndIsReported() {
        try (var elsewhere = new TestDatabase().superuser().open()) {
            elsewhere.begin();
            elsewhere.execute("select pg_current_xact_id()");
            change(studio);
            assertThat(studio.api().events().list(studio.admin(), new PageRequest(100, null)).items())
                    .noneMatch(event -> event.type().equals("thing.changed"));
            var hold = Events.hold(studio.worker().database()).orElseThrow();
            assertThat(hold.age()).isPositive();
            assertThat(hold.owner()).contains("pid ", "role postgres, database test_");
            elsewhere.rollback();
            assertThat(Events.hold(studio.worker().database()).map(Events.Hold::owner))
                    .isNotEqualTo(Optional.of(hold.owner()));
        }
        assertThat(studio.api().events().list(studio.admin(), new PageRequest(100, null)).items())
                .anyMatch(event -> event.type().equals("thing.changed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mm_api", "mm_worker"})
    void noTransactionOfAProcessHoldsEventsBackForLong(String role) {
        try (var pool = database.as(role, 1); var handle = Jdbi.create(pool).open()) {
            var bounds = handle.select("""
                    select current_setting('transaction_timeout')::interval < interval '40 s'
                      and current_setting('transaction_timeout')::interval > interval '0'
                      and current_setting('idle_in_transaction_session_timeout')::interval between '1 s' and '10 s'
                    """).mapTo(Boolean.class).one();
            assertThat(bounds).isTrue();
        }
    }

    @Test
    void anEventNamesItsActorUnlessTheSystemDidIt() {
        change(studio);
        studio.worker().database().asWorker(studio.tenantId(),
                tx -> Events.record(tx, ThingEvent.CHANGED, UUID.randomUUID(), Map.of()));
        var actors = studio.api().events().list(studio.admin(), new PageRequest(100, null)).items().stream()
                .filter(event -> event.type().equals("thing.changed")).map(Event::actor).toList();
        assertThat(actors).hasSize(2);
        assertThat(actors.getFirst()).isEqualTo(new Person(studio.admin().requiredMemberId(), "Ada Admin"));
        assertThat(actors.getLast()).isNull();
    }

    @Test
    void anEventIsCountedOnceItsTransactionHasCommitted() {
        var meters = new SimpleMeterRegistry();
        Metrics.addRegistry(meters);
        var counter = Metrics.counter("events_recorded", "type", "thing.changed");
        studio.worker().database().inTenant(Principal.worker(studio.tenantId()), tx -> {
            Events.record(tx, ThingEvent.CHANGED, UUID.randomUUID(), Map.of());
            assertThat(counter.count()).isZero();
            return null;
        });
        assertThat(counter.count()).isEqualTo(1);
        Metrics.removeRegistry(meters);
    }

    @Test
    void anEmptyFirstPageHasACursor() {
        var project = UUID.randomUUID();
        var empty = feed(project, new PageRequest(10, null));
        assertThat(empty.items()).isEmpty();
        assertThat(empty.next()).isNotNull();
        assertThat(feed(project, new PageRequest(10, empty.next())).next()).isEqualTo(empty.next());
    }

    private Page<Event> feed(UUID project, PageRequest request) {
        return studio.api().database().read(studio.admin(), tx -> studio.api().events().feed(tx, project, request));
    }

    @Test
    void theHashOfAnEventIsThatOfItsSaltedDetails() {
        studio.worker().database().inTenant(studio.admin(), tx -> {
            Events.record(tx, ThingEvent.CHANGED, UUID.randomUUID(), Map.of("b", 2, "a", 1));
            return null;
        });
        database.superuser().useHandle(handle -> handle.createQuery("""
                select e.details_sha256, d.salt, convert_to(d.details, 'UTF8') from event e
                join event_details d on d.event_id = e.id where e.type = 'thing.changed'
                """).map((row, _) -> {
            var salt = row.getBytes(2);
            var details = row.getBytes(3);
            assertThat(row.getBytes(1)).isEqualTo(Tokens.sha256(
                    ByteBuffer.allocate(salt.length + details.length).put(salt).put(details).array()));
            return true;
        }).one());
    }

    /// Reads all pages until the first empty one.
    private static List<Page<Event>> follow(TestStudio studio, @Nullable String after, int limit) {
        var pages = new ArrayList<Page<Event>>();
        var page = studio.api().events().list(studio.admin(), new PageRequest(limit, after));
        while (!page.items().isEmpty()) {
            pages.add(page);
            page = studio.api().events().list(studio.admin(), new PageRequest(limit, page.next()));
        }
        return pages;
    }

    private static List<UUID> subjects(List<Page<Event>> pages) {
        return pages.stream().flatMap(page -> page.items().stream()).map(Event::subjectId)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /// Writes an event.
    ///
    /// @return the subject's id
    private static UUID change(TestStudio studio) {
        var subject = UUID.randomUUID();
        studio.api().database().inTenant(studio.admin(), tx -> {
            Events.record(tx, ThingEvent.CHANGED, subject, Map.of());
            return null;
        });
        return subject;
    }

    /// Raises this cluster's transaction counter far above that of a fresh cluster.
    private void useUpTransactionIds() {
        database.superuser().useHandle(handle -> handle.execute("""
                do $$ begin for i in 1..5000 loop perform pg_current_xact_id(); commit; end loop; end $$
                """));
    }

    private void write(Random random) {
        for (int i = 0; i < 60; i++) {
            var rollsBack = random.nextInt(10) == 0;
            var pause = random.nextInt(3);
            try {
                studio.api().database().inTenant(studio.admin(), tx -> {
                    Events.record(tx, ThingEvent.CHANGED, UUID.randomUUID(), Map.of());
                    pause(pause);
                    if (rollsBack) {
                        throw new IllegalStateException("rolled back");
                    }
                    return null;
                });
            } catch (IllegalStateException _) {
                // Thrown above to roll back.
            }
        }
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
