package com.motionmavericks.domain.operations;

import com.motionmavericks.domain.tenancy.TenantDatabase;
import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/// Deletes, in all studios, rows that nobody needs any more and that no studio's policy of retention is about.
public final class Cleanup {
    private static final Duration RETENTION = Duration.ofDays(90);
    private static final Duration RETENTION_OF_MESSAGES = Duration.ofDays(30);
    private static final int BATCH = 1000;
    private static final int RATE_LIMIT_BATCH = 10_000;

    private Cleanup() {}

    /// Deletes the sessions that ended more than 90 days ago, and the ids of webhooks and the security events that came before;
    /// webhooks that were delivered to a studio's endpoints more than 30 days ago, and all of deleted endpoints; and the
    /// counts of rate limits whose whole quota is available again. Vendors repeat a webhook for some days.
    ///
    /// @return the number of deleted rows
    public static long forgetOldRows(TenantDatabase db) {
        return forget(db, "select forget_ended_sessions_and_webhooks(:before, :most)", RETENTION)
                + forget(db, "select forget_security_events(:before, :most)", RETENTION)
                + forget(db, "select forget_webhook_messages(:before, :most)", RETENTION_OF_MESSAGES)
                + batches(() -> db.acrossTenants(handle -> handle.createQuery("select forget_full_rate_limits(:most)")
                        .bind("most", RATE_LIMIT_BATCH).mapTo(int.class).one()));
    }

    private static long forget(TenantDatabase db, String sql, Duration retention) {
        var before = db.now().minus(retention);
        return batches(() -> db.acrossTenants(handle -> handle.createQuery(sql).bind("before", before)
                .bind("most", BATCH).mapTo(int.class).one()));
    }

    private static long batches(IntSupplier deletion) {
        return IntStream.generate(deletion).takeWhile(deleted -> deleted > 0).asLongStream().sum();
    }
}
