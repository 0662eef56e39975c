package com.motionmavericks.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.domain.assets.CreateAsset;
import com.motionmavericks.domain.outbox.Outbox;
import com.motionmavericks.domain.projects.ProjectContent;
import com.motionmavericks.domain.testing.SettableClock;
import com.motionmavericks.domain.testing.TestDatabase;
import com.motionmavericks.domain.testing.TestStudio;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/// A burst of films over a slow Temporal, and films whose workflows are lost.
class SweepTest {
    private static final int FILMS = 1_000;
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final SettableClock clock = new SettableClock();
    private final TestDatabase database = new TestDatabase();
    private final TestStudio studio = TestStudio.create(database, clock);
    private final Outbox outbox = studio.worker().outbox();
    private final Jdbi superuser = database.superuser();
    /// The workflows that wait for a worker, one entry per signal.
    private final Queue<String> temporal = new ArrayDeque<>();
    private long swept;

    @Test
    void aBurstOverASlowTemporalIsSweptHardlyAtAllAndComesToRest() {
        films(FILMS);
        outbox.sweepIfNewTemporal("default", "1");
        assertThat(roundsToRest()).as("many times the grace").isBetween(FILMS / 10, FILMS / 10 + 5);
        assertThat(swept).isLessThanOrEqualTo(FILMS / 20);
    }

    @Test
    void whatTemporalHasForgottenIsSweptWhileOthersWait() {
        films(100);
        outbox.sweepIfNewTemporal("default", "1");
        relay();
        temporal.remove();
        IntStream.rangeClosed(1, 3).forEach(_ -> sweep());
        assertThat(swept).isEqualTo(1);
        roundsToRest();
        assertThat(swept).isEqualTo(1);
    }

    @Test
    void whatIsOverdueAndForgottenComesInWavesTheOldestFirst() {
        films(Outbox.CLAIMED_AT_ONCE + 1);
        clock.advance(Duration.ofMinutes(1));
        var oldestFirst = superuser.withHandle(handle -> handle
                .createQuery("select 'asset:' || id from asset_version order by next_at").mapTo(String.class).list());
        assertThat(outbox.claimOverdue(GRACE)).hasSize(Outbox.CLAIMED_AT_ONCE)
                .doesNotContain(oldestFirst.getLast());
        assertThat(outbox.claimOverdue(GRACE)).containsExactly(oldestFirst.getLast());
        assertThat(outbox.claimOverdue(GRACE)).isEmpty();
    }

    private int roundsToRest() {
        for (int rounds = 0; rounds < 10 * FILMS; rounds++) {
            if (due() + outbox.backlog().size() + temporal.size() == 0) {
                return rounds;
            }
            relay();
            work();
            sweep();
        }
        throw new AssertionError("It does not come to rest");
    }

    /// Fifty signals in five seconds.
    private void relay() {
        var claimed = outbox.claim(50);
        claimed.forEach(signal -> temporal.add(signal.workflowId()));
        outbox.delivered(claimed.stream().map(Outbox.Claimed::id).toList());
    }

    /// Ten workflows in five seconds.
    private void work() {
        var done = IntStream.range(0, Math.min(10, temporal.size())).mapToObj(_ -> temporal.remove()).toList();
        superuser.useHandle(handle -> handle
                .createUpdate("update asset_version set upload_due_at = null where 'asset:' || id = any(:done)")
                .bindArray("done", String.class, done).execute());
    }

    private void sweep() {
        clock.advance(INTERVAL);
        swept += Sweep.sweep(outbox, GRACE, temporal::contains);
    }

    private int due() {
        return superuser.withHandle(handle -> handle
                .createQuery("select count(*) from asset_version where upload_due_at is not null").mapTo(int.class)
                .one());
    }

    private void films(int count) {
        var project = studio.api().projects().create(studio.admin(), "project", new ProjectContent("Spring", ""));
        studio.api().assets().create(studio.admin(), "film", new CreateAsset(project.id(), "Titles"));
        outbox.delivered(outbox.claim(count).stream().map(Outbox.Claimed::id).toList());
        superuser.useHandle(handle -> handle.createUpdate("""
                insert into asset_version (tenant_id, project_id, asset_id, number, status, created_by_id, created_at,
                  upload_due_at, abandon_at)
                select tenant_id, project_id, asset_id, number + i, status, created_by_id, created_at,
                  upload_due_at + i * interval '1 microsecond', abandon_at
                from asset_version, generate_series(1, :others) i
                """).bind("others", count - 1).execute());
    }
}
