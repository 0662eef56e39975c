package com.motionmavericks.domain.tenancy;

import static com.motionmavericks.domain.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.projects.ProjectContent;
import com.motionmavericks.domain.testing.SettableClock;
import com.motionmavericks.domain.testing.TestDatabase;
import com.motionmavericks.domain.testing.TestStudio;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Transactions that want the same row or the same connection.
@Timeout(60)
class TenantDatabaseTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private final TestStudio studio = TestStudio.create(DATABASE, new SettableClock());
    private final TenantDatabase db = studio.api().database();

    @Test
    void whileAHundredWaitForARowWhoReadsFindsAConnection() throws Exception {
        var project = newProject();
        try (var blocker = DATABASE.superuser().open(); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            blocker.begin();
            blocker.execute("select from project where id = ? for update", project);
            var waiting = new ArrayList<Future<UUID>>();
            for (var i = 0; i < 100; i++) {
                waiting.add(threads.submit(() -> lock(project)));
            }
            awaitWaitingForALock(3);
            var before = System.nanoTime();
            assertThat(studio.api().members().me(studio.admin()).member().id()).isEqualTo(studio.admin().memberId());
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(1500));
            blocker.commit();
            for (var one : waiting) {
                assertThat(outcome(one)).isIn(project, Refusal.BUSY);
            }
            assertThat(waiting.getLast().state()).isEqualTo(Future.State.SUCCESS);
        }
    }

    @Test
    void aDeadlockIsBusyForOneOfTheTwo() {
        var one = newProject();
        var other = newProject();
        var bothHaveTheFirst = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = List.of(threads.submit(() -> lockBoth(one, other, bothHaveTheFirst)),
                    threads.submit(() -> lockBoth(other, one, bothHaveTheFirst)));
            assertThat(outcomes).map(TenantDatabaseTest::outcome).containsOnlyOnce(Refusal.BUSY);
        }
    }

    @Test
    void aReadChangesNothingAndLeavesTheConnectionAsItWas() {
        var project = newProject();
        try (var pool = DATABASE.as("mm_api", 1)) {
            var one = new TenantDatabase(pool, new SettableClock());
            assertThatThrownBy(() -> one.read(studio.admin(), tx -> lock(tx, project)))
                    .hasMessageContaining("read-only transaction");
            var locked = one.inTenant(studio.admin(), tx -> lock(tx, project));
            assertThat(locked).isEqualTo(project);
        }
    }

    @Test
    void aPoolThatIsExhaustedIsToldFromAPostgresThatIsAway() throws SQLException {
        try (var pool = DATABASE.as("mm_api", 1);
                var away = new DatabaseAccess("jdbc:postgresql://localhost:9/none", "mm_api", "", 1).open("away")) {
            pool.setConnectionTimeout(250);
            away.setConnectionTimeout(250);
            var exhausted = new TenantDatabase(pool, new SettableClock());
            try (var _ = pool.getConnection()) {
                refused(Refusal.OVERLOADED, () -> exhausted.read(studio.admin(), Tx::newId));
                refused(Refusal.OVERLOADED, () -> exhausted.inTenant(studio.admin(), Tx::newId));
                refused(Refusal.OVERLOADED, () -> exhausted.acrossTenants(_ -> ""));
            }
            assertThatThrownBy(() -> new TenantDatabase(away, new SettableClock()).read(studio.admin(), Tx::newId))
                    .isInstanceOf(ConnectionException.class);
        }
    }

    private UUID newProject() {
        return studio.api().projects().create(studio.admin(), UUID.randomUUID().toString(),
                new ProjectContent("Spring", "")).id();
    }

    private UUID lock(UUID project) {
        return db.inTenant(studio.admin(), tx -> lock(tx, project));
    }

    private UUID lockBoth(UUID first, UUID second, CyclicBarrier bothHaveTheFirst) {
        return db.inTenant(studio.admin(), tx -> {
            lock(tx, first);
            try {
                bothHaveTheFirst.await();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return lock(tx, second);
        });
    }

    private static void awaitWaitingForALock(int connections) throws InterruptedException {
        while (DATABASE.superuser().withHandle(handle -> handle.select("""
                select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
                """).mapTo(Integer.class).one()) < connections) {
            Thread.sleep(10);
        }
    }

    /// The result of a call, or its refusal.
    private static Object outcome(Future<UUID> call) {
        try {
            return call.get();
        } catch (Exception e) {
            return e.getCause() instanceof Refused refused ? refused.refusal() : e;
        }
    }

    private static UUID lock(Tx tx, UUID project) {
        return tx.dao(handle -> handle.createQuery("select id from project where id = :id for update")
                .bind("id", project).mapTo(UUID.class).one());
    }
}
