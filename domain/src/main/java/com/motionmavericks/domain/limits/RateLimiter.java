package com.motionmavericks.domain.limits;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.secrets.Tokens;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import io.micrometer.core.instrument.Metrics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Counts requests against the [RateLimit]s, over all processes. Postgres decides. This process remembers what it said, so
/// that a refused caller costs no statement, and a caller far from the limit costs one for every few requests.
public final class RateLimiter {
    /// The most callers to remember. One that was forgotten costs a statement.
    private static final int MOST_ACCOUNTS = 50_000;
    private static final Duration LONGEST_WINDOW = Duration.ofHours(1);

    private final TenantDatabase db;
    private final double factor;
    private final CircuitBreaker breaker = new CircuitBreaker();
    private final Cache<ByteBuffer, Account> accounts = Caffeine.newBuilder().maximumSize(MOST_ACCOUNTS)
            .expireAfterAccess(LONGEST_WINDOW).build();

    /// @param factor by which all quotas are multiplied
    public RateLimiter(TenantDatabase db, double factor) {
        this.db = db;
        this.factor = factor;
    }

    /// Counts one request, outside of a transaction.
    ///
    /// @param subject who is limited: a principal with its studio, or an address
    /// @throws Refused with UNAVAILABLE if Postgres does not count and the limit is closed then
    public Decision take(RateLimit limit, String subject) {
        var key = key(limit, subject);
        return accounts.get(ByteBuffer.wrap(key), _ -> new Account(limit, limit.quota().times(factor), breaker))
                .take((served, quota) -> db
                        .acrossTenants(handle -> new RateLimitDao(handle).charge(key, served, quota)));
    }

    /// The refusal of the next request, if this process knows that it would be refused. It counts nothing and asks nobody.
    public Optional<Decision> refusal(RateLimit limit, String subject) {
        return Optional.ofNullable(accounts.getIfPresent(ByteBuffer.wrap(key(limit, subject))))
                .flatMap(Account::refusal);
    }

    /// Counts one use as a part of a transaction: if that is undone, the use is not counted.
    ///
    /// @param message of the refusal
    /// @throws Refused with TOO_MANY_REQUESTS and the seconds `retryAfter`
    public void require(Tx tx, RateLimit limit, String subject, String message) {
        var quota = limit.quota().times(factor);
        var charge = tx.dao(RateLimitDao::new).charge(key(limit, subject), 0, quota);
        var decision = Decision.of(limit, quota, charge.allowed(), charge.ahead());
        if (!decision.isAllowed()) {
            Metrics.counter("rate_limited", "limit", limit.wireName()).increment();
            throw new Refused(Refusal.TOO_MANY_REQUESTS, message,
                    Map.of("retryAfter", decision.retryAfterSeconds()));
        }
    }

    private static byte[] key(RateLimit limit, String subject) {
        return Tokens.sha256((limit.name() + '\0' + subject).getBytes(UTF_8));
    }
}
