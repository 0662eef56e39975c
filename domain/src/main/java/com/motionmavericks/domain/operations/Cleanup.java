package com.motionmavericks.domain.operations;

import com.motionmavericks.domain.tenancy.TenantDatabase;
import java.time.Duration;

/// Deletes, in all studios, rows that nobody needs any more and that no studio's policy of retention is about.
public final class Cleanup {
    private static final Duration RETENTION = Duration.ofDays(90);
    private static final Duration RETENTION_OF_MESSAGES = Duration.ofDays(30);
    private static final int BATCH = 1000;

    private Cleanup() {}

    /// Deletes the sessions that ended more than 90 days ago, and the ids of webhooks that came before. Vendors repeat a webhook
    /// for some days.
    /// Webhooks that were delivered to a studio's endpoints are kept for 30 days, and those of deleted endpoints not at all.
    ///
    /// @return the number of deleted rows
    public static long forgetEndedSessionsAndWebhooks(TenantDatabase db) {
        return forget(db, "select forget_ended_sessions_and_webhooks(:before, :most)", RETENTION)
                + forget(db, "select forget_webhook_messages(:before, :most)", RETENTION_OF_MESSAGES);
    }

    private static long forget(TenantDatabase db, String sql, Duration retention) {
        var before = db.now().minus(retention);
        var all = 0L;
        for (var deleted = BATCH; deleted > 0; all += deleted) {
            deleted = db.acrossTenants(handle -> handle.createQuery(sql)
                    .bind("before", before).bind("most", BATCH).mapTo(int.class).one());
        }
        return all;
    }
}
