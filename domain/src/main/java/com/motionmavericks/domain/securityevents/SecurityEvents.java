package com.motionmavericks.domain.securityevents;

import static java.util.stream.Collectors.groupingBy;

import com.motionmavericks.domain.paging.Cursors;
import com.motionmavericks.domain.paging.Page;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.securityevents.SecurityEvent.Kind;
import com.motionmavericks.domain.tenancy.Access;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.Origin;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import io.micrometer.core.instrument.Metrics;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Suspicious requests. Each is counted in memory at once, and [#save] stores the sums, so that a flood of them is no load for
/// Postgres. A process that is killed loses those of the last second.
public final class SecurityEvents {
    private static final Logger LOG = LoggerFactory.getLogger(SecurityEvents.class);
    /// Of unsaved rows. Beyond it, networks are not told apart.
    private static final int MOST_ROWS = 1000;

    private final TenantDatabase db;
    private final Cursors cursors;
    private Map<Row, Sum> unsaved = new HashMap<>();

    public SecurityEvents(TenantDatabase db, Cursors cursors) {
        this.db = db;
        this.cursors = cursors;
    }

    private record Row(UUID tenantId, Kind kind, @Nullable UUID subjectId, @Nullable String network, Instant minute) {}

    private record Sum(long count, Instant firstAt, Instant lastAt) {
        Sum plus(Sum other) {
            return new Sum(count + other.count, firstAt.isBefore(other.firstAt) ? firstAt : other.firstAt,
                    lastAt.isAfter(other.lastAt) ? lastAt : other.lastAt);
        }
    }

    /// Counts a request whose studio is unknown. Only the metric shows it.
    public static void count(Kind kind) {
        Metrics.counter("security_events", "kind", kind.name()).increment();
    }

    /// Counts a request that a studio's admins see. They see nothing of a studio that does not exist.
    public void record(Kind kind, UUID tenantId, @Nullable UUID subjectId, Origin origin) {
        count(kind);
        var now = db.now();
        var row = new Row(tenantId, kind, subjectId, origin.network(), now.truncatedTo(ChronoUnit.MINUTES));
        add(row, new Sum(1, now, now));
    }

    private synchronized void add(Row row, Sum sum) {
        var key = unsaved.containsKey(row) || unsaved.size() < MOST_ROWS
                ? row
                : new Row(row.tenantId(), row.kind(), null, null, row.minute());
        unsaved.merge(key, sum, Sum::plus);
    }

    private synchronized Map<Row, Sum> take() {
        var taken = unsaved;
        unsaved = new HashMap<>();
        return taken;
    }

    /// Stores what was counted since the last call, in one transaction for each studio. What cannot be stored is kept for the
    /// next call.
    public void save() {
        take().entrySet().stream().collect(groupingBy(entry -> entry.getKey().tenantId())).forEach(this::save);
    }

    private void save(UUID tenantId, List<Map.Entry<Row, Sum>> rows) {
        try {
            db.inTenant(Principal.command(tenantId, "security-events"), tx -> {
                var dao = tx.dao(SecurityEventDao::new);
                rows.forEach(entry -> {
                    var row = entry.getKey();
                    var sum = entry.getValue();
                    dao.add(tenantId, row.kind(), row.subjectId(), row.network(), sum.count(), sum.firstAt(),
                            sum.lastAt());
                });
                return null;
            });
        } catch (RuntimeException failure) {
            LOG.warn("Security events were not stored; they are kept for the next attempt", failure);
            rows.forEach(entry -> add(entry.getKey(), entry.getValue()));
        }
    }

    /// Newest first, for ADMIN.
    ///
    /// @param kind null for all
    public Page<SecurityEvent> list(Credential caller, @Nullable Kind kind, PageRequest request) {
        return db.read(caller, Access.ADMIN, tx -> cursors.newestFirst(tx, "security-events?kind=" + kind, request,
                SecurityEvent::id, (after, limit) -> tx.dao(SecurityEventDao::new).list(kind, after, limit)));
    }
}
