package com.motionmavericks.domain.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.secrets.Tokens;
import com.motionmavericks.domain.testing.TestDatabase;
import com.motionmavericks.domain.testing.TestStudio;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventsTest {
    private final TestDatabase database = new TestDatabase(12);
    private final TestStudio studio = TestStudio.create(database, InstantSource.system());

    @Test
    void whoeverFollowsTheCursorMissesNothingAndReadsNothingTwice() {
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
    void theHashOfAnEventIsThatOfItsSaltedDetails() {
        studio.worker().database().inTenant(studio.admin(), tx -> {
            Events.record(tx, "thing.changed", UUID.randomUUID(), Map.of("b", 2, "a", 1));
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

    private void write(Random random) {
        for (int i = 0; i < 60; i++) {
            var rollsBack = random.nextInt(10) == 0;
            var pause = random.nextInt(3);
            try {
                studio.api().database().inTenant(studio.admin(), tx -> {
                    Events.record(tx, "thing.changed", UUID.randomUUID(), Map.of());
                    pause(pause);
                    if (rollsBack) {
                        throw new IllegalStateException("rolled back");
                    }
                    return null;
                });
            } catch (IllegalStateException _) {
                // Rolled back, as wanted.
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
