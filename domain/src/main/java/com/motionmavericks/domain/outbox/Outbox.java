package com.motionmavericks.domain.outbox;

import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The way from Postgres to Temporal. A use case writes its signal in its own transaction; the relay claims it, sends
/// it outside of any transaction, and deletes exactly what it claimed. A signal sent twice does no harm.
public final class Outbox {
    /// How long a claim holds. A relay that dies in the middle is followed by another after this time.
    public static final Duration LEASE = Duration.ofSeconds(10);
    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(1);
    /// How many overdue rows are claimed at once, so that many of them come in waves.
    public static final int CLAIMED_AT_ONCE = 500;

    private final TenantDatabase db;

    public Outbox(TenantDatabase db) {
        this.db = db;
    }

    /// A signal that a relay has claimed.
    ///
    /// @param summary one plain sentence for whoever opens the workflow, without personal data
    /// @param attempts how often it was claimed, this time included
    /// @param dueAt when it may be claimed again
    public record Claimed(long id, UUID tenantId, String workflowType, String workflowId, UUID subjectId,
            String signalName, String summary, int attempts, Instant dueAt) {}

    /// Starts or signals the workflow of a row, once this transaction has committed.
    ///
    /// @param summary one plain sentence about the row, without personal data
    public static void signal(Tx tx, WorkflowSignal signal, UUID subjectId, String summary) {
        tx.dao(OutboxDao.class).insert(tx.principal().tenantId(), signal.workflowType(),
                WorkflowSignal.workflowId(signal.workflowType(), subjectId), subjectId, signal.signalName(), summary,
                tx.now());
    }

    /// Claims due signals for [#LEASE], oldest first.
    public List<Claimed> claim(int limit) {
        var now = db.now();
        return db.acrossTenants(handle -> handle.attach(OutboxDao.class).claim(now, now.plus(LEASE), limit));
    }

    /// Whether so much of a claim's lease is left that it can be sent and removed before another relay claims it.
    public boolean holds(Claimed signal) {
        return db.now().isBefore(signal.dueAt().minus(LEASE.dividedBy(2)));
    }

    /// Removes what was delivered. A row that is gone already is normal: another relay had it too.
    public void delivered(List<Long> ids) {
        db.acrossTenants(handle -> handle.attach(OutboxDao.class).delete(ids));
    }

    /// Puts off what could not be delivered, each row by its own number of attempts, up to a minute.
    public void failed(List<Long> ids) {
        db.acrossTenants(handle -> handle.attach(OutboxDao.class).putOff(ids, db.now(), LONGEST_BACKOFF.toSeconds()));
    }

    /// How many signals are waiting, and for how long the oldest is due.
    public record Backlog(long size, Duration oldestAge) {}

    public Backlog backlog() {
        var now = db.now();
        return db.acrossTenants(handle -> {
            var dao = handle.attach(OutboxDao.class);
            return new Backlog(dao.size(), Duration.between(dao.oldestDueAt(now), now));
        });
    }

    /// Claims rows that have been due for longer than a grace and that nothing is on its way to: no signal, no late retry,
    /// no claim within the grace.
    ///
    /// @return the ids of their workflows, at most [#CLAIMED_AT_ONCE]
    public List<String> claimOverdue(Duration grace) {
        return db.acrossTenants(
                handle -> handle.attach(OutboxDao.class).claimOverdueRows(db.now(), grace, CLAIMED_AT_ONCE));
    }

    /// Signals the rows of these workflows, as far as their due instants are still those for which they were claimed. While
    /// that stays so, each further time must wait longer than the one before: two graces, then four, up to an hour.
    ///
    /// @return how many
    public long sweep(List<String> workflowIds, Duration grace) {
        return db.acrossTenants(
                handle -> handle.attach(OutboxDao.class).signalOpenRows(workflowIds, db.now(), grace));
    }

    /// Signals every open row of every tenant, if this Temporal is another one than before: it knows none of them.
    ///
    /// @param namespaceId changes when Temporal is set up anew
    /// @return how many
    public long sweepIfNewTemporal(String namespaceName, String namespaceId) {
        return db.acrossTenants(handle -> {
            var dao = handle.attach(OutboxDao.class);
            return dao.meetTemporal(namespaceName, namespaceId) ? dao.signalAllOpenRows(db.now()) : 0L;
        });
    }
}
