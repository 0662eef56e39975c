package com.motionmavericks.domain.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.motionmavericks.domain.operations.Cleanup;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.testing.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The limits on a real Postgres, as two processes count them.
class RateLimiterTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final HikariDataSource POOL = DATABASE.as("mm_api", 8);
    private static final AtomicInteger SUBJECTS = new AtomicInteger();
    private final String subject = "subject-" + SUBJECTS.incrementAndGet();
    private final RateLimiter one = limiter();
    private final RateLimiter other = limiter();

    @BeforeAll
    static void countStatements() {
        DATABASE.superuser().useHandle(handle -> handle.execute("create extension if not exists pg_stat_statements"));
    }

    @AfterAll
    static void close() {
        POOL.close();
        DATABASE.close();
    }

    @Test
    void theWholeQuotaIsAvailableAtOnceAndThenNothing() {
        var decisions = IntStream.range(0, 40).mapToObj(_ -> one.take(RateLimit.SECRETS, subject)).toList();

        assertThat(decisions.subList(0, 30)).allMatch(Decision::isAllowed);
        assertThat(decisions.get(0).remaining()).isEqualTo(29);
        assertThat(decisions.get(29).remaining()).isZero();
        assertThat(decisions.subList(30, 40)).noneMatch(Decision::isAllowed).allSatisfy(refused -> {
            assertThat(refused.remaining()).isZero();
            assertThat(refused.retryAfter()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(2));
            assertThat(refused.fullIn()).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
        });
        assertThat(other.take(RateLimit.SECRETS, subject).isAllowed()).as("in another process").isFalse();
        assertThat(other.take(RateLimit.SECRETS, subject + "'").isAllowed()).as("for somebody else").isTrue();
        assertThat(other.take(RateLimit.PAGES, subject).isAllowed()).as("of another class").isTrue();
    }

    @Test
    void theNextRequestIsAllowedWhenItWasSaid() throws InterruptedException {
        var quick = limiter(10);
        IntStream.range(0, 300).forEach(_ -> quick.take(RateLimit.SECRETS, subject));
        var retryAfter = Stream.generate(() -> quick.take(RateLimit.SECRETS, subject))
                .filter(decision -> !decision.isAllowed()).findFirst().orElseThrow().retryAfter();

        assertThat(retryAfter).isLessThanOrEqualTo(Duration.ofMillis(200));
        Thread.sleep(retryAfter.plusMillis(2));
        assertThat(quick.take(RateLimit.SECRETS, subject).isAllowed()).isTrue();
        assertThat(quick.take(RateLimit.SECRETS, subject).isAllowed()).isFalse();
    }

    @Test
    void sixteenThreadsOfTwoProcessesNeverGetMore() throws Exception {
        Callable<Boolean> first = () -> one.take(RateLimit.PAGES, subject).isAllowed();
        Callable<Boolean> second = () -> other.take(RateLimit.PAGES, subject).isAllowed();
        long allowed;
        try (var threads = Executors.newFixedThreadPool(16)) {
            var requests = Stream.generate(() -> List.of(first, second)).limit(80).flatMap(List::stream).toList();
            allowed = threads.invokeAll(requests).stream().filter(Future::resultNow).count();
        }
        // One more for each half second that it takes.
        assertThat(allowed).isBetween(120L, 130L);
    }

    @Test
    void twoProcessesTogetherAllowTheRate() throws Exception {
        var processes = List.of(limiter(0.1), limiter(0.1));
        // Opens the connections.
        processes.forEach(process -> process.take(RateLimit.WEBHOOKS, subject + "'"));
        var end = System.nanoTime() + Duration.ofSeconds(4).toNanos();
        Function<RateLimiter, Callable<Long>> flood = process -> () -> Stream
                .generate(() -> process.take(RateLimit.WEBHOOKS, subject))
                .takeWhile(_ -> System.nanoTime() < end).filter(Decision::isAllowed).count();
        var floods = processes.stream().map(flood)
                .flatMap(process -> Stream.of(process, process)).toList();
        double allowed;
        try (var threads = Executors.newFixedThreadPool(4)) {
            allowed = threads.invokeAll(floods).stream().mapToLong(Future::resultNow).sum();
        }
        // 300 at once, and 5 a second.
        assertThat(allowed).isBetween(320 * 0.98, 320 * 1.01);
    }

    @Test
    void aFloodCostsNoStatementOnceItIsRefused() {
        IntStream.range(0, 31).forEach(_ -> one.take(RateLimit.SECRETS, subject));
        var before = statements();

        IntStream.range(0, 1000).forEach(_ -> one.take(RateLimit.SECRETS, subject));

        // One at most: after two seconds another request is allowed.
        assertThat(statements() - before).isLessThanOrEqualTo(1);
        assertThat(one.refusal(RateLimit.SECRETS, subject)).isPresent();
        assertThat(other.refusal(RateLimit.SECRETS, subject)).as("where it was never asked").isEmpty();
    }

    @Test
    void aLargeQuotaCostsAStatementForEverySeventhRequest() {
        var before = statements();

        var last = IntStream.range(0, 701).mapToObj(_ -> one.take(RateLimit.READ, subject)).toList().getLast();

        assertThat(statements() - before).isEqualTo(101);
        assertThat(last.remaining()).isBetween(499L, 540L);
    }

    @Test
    void withoutPostgresAnOpenLimitIsCountedByEachProcessAndAClosedOneRefuses() {
        var pool = DATABASE.as("mm_api", 1);
        var alone = new RateLimiter(new TenantDatabase(pool, InstantSource.system()), 1);
        assertThat(alone.take(RateLimit.PAGES, subject).isAllowed()).isTrue();
        pool.close();

        var decisions = IntStream.range(0, 200).mapToObj(_ -> alone.take(RateLimit.PAGES, subject)).toList();

        assertThat(decisions).filteredOn(Decision::isAllowed).hasSizeBetween(119, 121);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> alone.take(RateLimit.SECRETS, subject))
                .matches(refused -> refused.refusal() == Refusal.UNAVAILABLE);
    }

    @Test
    void afterAFailureOneRequestTriesPostgresAgainAndTheOthersDoNotWaitForIt() {
        var breaker = new CircuitBreaker();
        var asked = new AtomicInteger();
        for (var i = 0; i < 10; i++) {
            var account = new Account(RateLimit.READ, RateLimit.READ.quota(), breaker);
            assertThat(account.take((_, _) -> {
                asked.incrementAndGet();
                throw new IllegalStateException("Postgres is away");
            }).isAllowed()).isTrue();
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void whatSaysNothingAnyMoreIsForgotten() throws InterruptedException {
        var quick = limiter(1000);
        quick.take(RateLimit.PAGES, subject);
        one.take(RateLimit.SIGN_IN, subject);
        Thread.sleep(5);

        try (var pool = DATABASE.as("mm_worker", 1)) {
            assertThat(Cleanup.forgetOldRows(new TenantDatabase(pool, InstantSource.system()))).isPositive();
        }

        assertThat(limiter().take(RateLimit.SIGN_IN, subject).remaining()).isEqualTo(18);
        assertThat(limiter(1000).take(RateLimit.PAGES, subject).remaining()).isEqualTo(119_999);
    }

    private static RateLimiter limiter() {
        return limiter(1);
    }

    private static RateLimiter limiter(double factor) {
        return new RateLimiter(new TenantDatabase(POOL, InstantSource.system()), factor);
    }

    /// The statements of limits so far.
    private static long statements() {
        return DATABASE.superuser().withHandle(handle -> handle.createQuery("""
                select coalesce(sum(calls), 0) from pg_stat_statements join pg_database on pg_database.oid = dbid
                where datname = current_database() and query like '%from charge_rate_limit(%'
                """).mapTo(Long.class).one());
    }
}
