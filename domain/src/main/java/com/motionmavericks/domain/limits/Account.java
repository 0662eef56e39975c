package com.motionmavericks.domain.limits;

import com.motionmavericks.domain.limits.RateLimit.WithoutPostgres;
import com.motionmavericks.domain.limits.RateLimitDao.Charge;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What this process knows of one caller: the theoretical arrival that Postgres told last, and the requests that it served since.
/// The true arrival is never earlier, because other processes only add to it. So a refusal needs no statement.
final class Account {
    private static final Logger LOG = LoggerFactory.getLogger(Account.class);

    private final RateLimit limit;
    private final Quota quota;
    private final CircuitBreaker breaker;
    private final long emission;
    private final long longest;
    /// In nanoseconds of [System#nanoTime].
    private long theoreticalArrival = System.nanoTime();
    private int served;
    private boolean isKnown;

    Account(RateLimit limit, Quota quota, CircuitBreaker breaker) {
        this.limit = limit;
        this.quota = quota;
        this.breaker = breaker;
        this.emission = quota.emission().toNanos();
        this.longest = emission * quota.size();
    }

    /// Counts one request. A caller's requests wait for each other while one of them asks Postgres.
    ///
    /// @param charge charges requests that were served, and one more
    synchronized Decision take(BiFunction<Integer, Quota, Charge> charge) {
        var refusal = refusal();
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (isKnown && served < quota.credit()) {
            return serve();
        }
        if (!breaker.allowsCall()) {
            return withoutPostgres();
        }
        try {
            var charged = charge.apply(served, quota);
            theoreticalArrival = System.nanoTime() + charged.ahead().toNanos();
            served = 0;
            isKnown = true;
            breaker.succeeded();
            return decision(charged.allowed());
        } catch (RuntimeException failure) {
            LOG.warn("The limit {} is not counted: {}", limit.wireName(), failure.getClass().getSimpleName());
            breaker.failed();
            return withoutPostgres();
        }
    }

    private Decision withoutPostgres() {
        if (limit.withoutPostgres() == WithoutPostgres.CLOSED) {
            throw new Refused(Refusal.UNAVAILABLE, "The service cannot answer for the moment. Try again soon.");
        }
        return serve();
    }

    /// The refusal of the next request, if it is known.
    synchronized Optional<Decision> refusal() {
        return ahead() + emission > longest ? Optional.of(decision(false)) : Optional.empty();
    }

    private Decision serve() {
        theoreticalArrival = System.nanoTime() + ahead() + emission;
        served = Math.min(served + 1, quota.size());
        return decision(true);
    }

    private Decision decision(boolean isAllowed) {
        return Decision.of(limit, quota, isAllowed, Duration.ofNanos(ahead()));
    }

    private long ahead() {
        return Math.max(0, theoreticalArrival - System.nanoTime());
    }
}
