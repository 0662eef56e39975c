package com.motionmavericks.domain.outbox;

import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.domain.tracing.TraceParent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The signals that wait to be sent to Temporal. A use case writes its signal in its own transaction. The relay claims
/// the signal, sends it outside of any transaction, and deletes exactly the rows that it claimed. Sending a signal twice
/// does no harm.
public final class Outbox {
    /// How long a claim lasts. If a relay dies, another one claims its rows after this time.
    public static final Duration LEASE = Duration.ofSeconds(10);
    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(1);
    /// The most overdue rows that one sweep claims, so that a large backlog is signalled in batches.
    public static final int CLAIMED_AT_ONCE = 500;

    private final TenantDatabase db;

    public Outbox(TenantDatabase db) {
        this.db = db;
    }

    /// A signal that a relay has claimed.
    ///
    /// @param summary one sentence for the Temporal Web UI, without personal data
    /// @param attempts number of claims, including this one
    /// @param dueAt when the lease ends and another relay may claim it
    /// @param traceparent the span that wrote the signal; absent outside of a trace
    public record Claimed(long id, UUID tenantId, String workflowType, String workflowId, UUID subjectId,
            String signalName, String summary, int attempts, Instant dueAt, @Nullable String traceparent) {}

    /// Starts or signals the workflow of a row, once this transaction has committed.
    ///
    /// @param summary one sentence for the Temporal Web UI, without personal data
    public static void signal(Tx tx, WorkflowSignal signal, UUID subjectId, String summary) {
        tx.dao(OutboxDao::new).insert(tx.principal().tenantId(), signal.workflowType(),
                WorkflowSignal.workflowId(signal.workflowType(), subjectId), subjectId, signal.signalName(), summary,
                tx.now(), TraceParent.current().orElse(null));
    }

    /// Claims due signals for [#LEASE], oldest first.
    public List<Claimed> claim(int limit) {
        var now = db.now();
        return db.acrossTenants(handle -> new OutboxDao(handle).claim(now, now.plus(LEASE), limit));
    }

    /// @return whether at least half of the lease is left: enough time to send the signal and delete its row
    public boolean holds(Claimed signal) {
        return db.now().isBefore(signal.dueAt().minus(LEASE.dividedBy(2)));
    }

    /// Deletes the rows of sent signals. Some may already be gone, because another relay claimed them too.
    public void delivered(List<Long> ids) {
        db.acrossTenants(handle -> new OutboxDao(handle).delete(ids));
    }

    /// Delays signals that could not be sent. The delay of each row doubles with each attempt, up to a minute.
    public void failed(List<Long> ids) {
        db.acrossTenants(handle -> new OutboxDao(handle).putOff(ids, db.now(), LONGEST_BACKOFF.toSeconds()));
    }

    /// The number of waiting signals, and how long the oldest due signal has been due.
    public record Backlog(long size, Duration oldestAge) {}

    public Backlog backlog() {
        var now = db.now();
        return db.acrossTenants(handle -> {
            var dao = new OutboxDao(handle);
            return new Backlog(dao.size(), Duration.between(dao.oldestDueAt(now), now));
        });
    }

    /// The due rows of one type of workflow, without those that wait for an operator.
    ///
    /// @param oldestAge how long the most overdue has been due
    public record DueRows(String workflowType, long size, Duration oldestAge) {}

    public List<DueRows> dueRows() {
        var now = db.now();
        return db.acrossTenants(handle -> new OutboxDao(handle).dueRows(now)).stream()
                .map(due -> new DueRows(due.workflowType(), due.size(), Duration.between(due.oldest(), now))).toList();
    }

    /// Claims open rows that have been due for longer than the grace, have no signal in the outbox, no pending late retry
    /// of a parked step, and no claim within the grace.
    ///
    /// @return the ids of their workflows, at most [#CLAIMED_AT_ONCE]
    public List<String> claimOverdue(Duration grace) {
        return db.acrossTenants(
                handle -> new OutboxDao(handle).claimOverdueRows(db.now(), grace, CLAIMED_AT_ONCE));
    }

    /// Signals the rows of these workflows if their due instants have not changed since the claim. While a due instant
    /// stays the same, the pause before each further signal doubles: two graces, then four, up to an hour.
    ///
    /// @return the number of signals
    public long sweep(List<String> workflowIds, Duration grace) {
        return db.acrossTenants(
                handle -> new OutboxDao(handle).signalOpenRows(workflowIds, db.now(), grace));
    }

    /// Signals every open row of every tenant if the namespace's id has changed: the new Temporal knows no workflow.
    ///
    /// @param namespaceId changes when Temporal is set up again
    /// @return the number of signals
    public long sweepIfNewTemporal(String namespaceName, String namespaceId) {
        return db.acrossTenants(handle -> {
            var dao = new OutboxDao(handle);
            return dao.rememberNamespace(namespaceName, namespaceId) ? dao.signalAllOpenRows(db.now()) : 0L;
        });
    }
}
