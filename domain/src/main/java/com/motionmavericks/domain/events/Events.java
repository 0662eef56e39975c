package com.motionmavericks.domain.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.motionmavericks.domain.Json;
import com.motionmavericks.domain.paging.Cursors;
import com.motionmavericks.domain.paging.Page;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.secrets.Tokens;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.Access;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import io.micrometer.core.instrument.Metrics;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The activity feed and the audit log. Both read the same table. Every mutation writes exactly one event in its
/// transaction; a command that changes nothing writes none.
public final class Events {
    private static final Logger LOG = LoggerFactory.getLogger(Events.class);
    private static final String START = "0:0:0";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TenantDatabase db;
    private final Cursors cursors;

    public Events(TenantDatabase db, Cursors cursors) {
        this.db = db;
        this.cursors = cursors;
    }

    /// Begins a new epoch if this cluster's transaction counter is lower than that of the newest event. This happens
    /// after a dump is restored into another cluster; without a new epoch, new events would sort before old ones.
    /// Each process calls this at its start, before it writes. Concurrent calls are safe.
    ///
    /// @return whether this call began a new epoch
    public static boolean beginEpochIfRestored(TenantDatabase db) {
        var hasBegun = db.acrossTenants(handle -> new EventDao(handle).beginEpochIfRestored());
        if (hasBegun) {
            LOG.warn("Began a new epoch of events: the transaction counter of this Postgres is lower than that of the "
                    + "newest event, so the database was restored into another cluster");
        }
        return hasBegun;
    }

    /// An open transaction. Readers see no event that was committed after it began.
    ///
    /// @param age time since the transaction began
    /// @param owner the transaction's process id, role and database, for logs
    public record Hold(Duration age, String owner) {}

    /// The oldest writing transaction of the whole Postgres cluster, or empty if there is none. Only the worker's role
    /// may ask.
    public static Optional<Hold> hold(TenantDatabase db) {
        return db.acrossTenants(handle -> new EventDao(handle).findHold());
    }

    /// Writes an event of this transaction's principal.
    ///
    /// @param details shown in the audit log; must not contain a person's name or address
    public static void record(Tx tx, EventType type, UUID subjectId, Map<String, ?> details) {
        record(tx, tx.principal().memberId(), null, type, subjectId, details);
    }

    /// Writes an event of a member who is authenticated by a mailed token, not by a session.
    public static void recordAs(Tx tx, UUID actorId, EventType type, UUID subjectId, Map<String, ?> details) {
        record(tx, actorId, null, type, subjectId, details);
    }

    /// Writes an event about a subject in a project. The project's members see it in their feed and are notified of it.
    public static void recordIn(Tx tx, UUID projectId, EventType type, UUID subjectId, Map<String, ?> details) {
        record(tx, tx.principal().memberId(), projectId, type, subjectId, details);
    }

    private static void record(Tx tx, @Nullable UUID actorId, @Nullable UUID projectId, EventType type, UUID subjectId,
            Map<String, ?> details) {
        var principal = tx.principal();
        var origin = principal.origin();
        var audited = new LinkedHashMap<String, Object>(details);
        if (origin.address() != null) {
            audited.put("address", origin.address());
        }
        if (origin.agent() != null) {
            audited.put("agent", origin.agent());
        }
        var salt = new byte[16];
        RANDOM.nextBytes(salt);
        var text = Json.write(audited);
        var bytes = text.getBytes(UTF_8);
        var hash = Tokens.sha256(ByteBuffer.allocate(salt.length + bytes.length).put(salt).put(bytes).array());
        var dao = tx.dao(EventDao::new);
        var id = dao.insert(principal.tenantId(), type.wireName(), principal.role(), actorId, projectId,
                type.subjectType(),
                subjectId, tx.now(), origin.requestId(), tx.batchId(), hash);
        dao.insertDetails(principal.tenantId(), id, salt, text);
        tx.afterCommit(() -> Metrics.counter("events_recorded", "type", type.wireName()).increment());
        if (projectId != null) {
            type.topic().ifPresent(topic -> {
                dao.insertNotification(principal.tenantId(), id, projectId, topic, type.wireName(), subjectId, actorId,
                        tx.now());
            });
        }
    }

    /// Erases the details of the next events that members caused or that are about them. The events and their hashes stay.
    ///
    /// @param people the ids of members, or of subjects that are about them alone
    /// @param after the id of an event, as this method returned it
    /// @return the id of the last event that was looked at; empty if none is left
    public static Optional<UUID> eraseDetails(Tx tx, List<UUID> people, UUID after, int limit) {
        return tx.dao(EventDao::new).eraseDetails(people, after, limit);
    }

    /// The next events of the studio in order of commit, oldest first: only those that no later commit can precede.
    ///
    /// @param position of the last event that was taken: see [Event#position]
    public static List<Event> next(Tx tx, String position, int limit) {
        return tx.dao(EventDao::new).list(Position.parse(position), limit);
    }

    /// The audit log in order of commit, oldest first, for ADMIN. It shows only events that no later commit can precede,
    /// so a reader that follows the cursor misses no event and reads none twice. An empty page is the end for now; its
    /// cursor continues there.
    public Page<Event> list(Credential caller, PageRequest request) {
        return db.read(caller, Access.ADMIN, tx -> page(tx, "events", request,
                (after, limit) -> tx.dao(EventDao::new).list(after, limit)));
    }

    /// The events of one project, for its members. Only ADMIN sees the details.
    public Page<Event> feed(Tx tx, UUID projectId, PageRequest request) {
        return page(tx, "events?project=" + projectId, request,
                (after, limit) -> tx.dao(EventDao::new).listOfProject(projectId, after, limit));
    }

    private Page<Event> page(Tx tx, String list, PageRequest request, BiFunction<Position, Integer, List<Event>> read) {
        var position = cursors.position(tx, list, request.after(), START);
        var rows = read.apply(Position.parse(position), request.limit());
        return cursors.streamed(tx, list, position, rows, Event::position);
    }

    /// A place in the order of commits, as a cursor keeps it.
    record Position(int epoch, String xid, long seq) {
        private static final Pattern TEXT = Pattern.compile("(\\d{1,9}):(\\d{1,19}):(\\d{1,18})");

        static Position parse(String text) {
            var parts = TEXT.matcher(text);
            if (!parts.matches()) {
                throw new Refused(Refusal.INVALID_CURSOR, "This cursor belongs to another list.");
            }
            return new Position(Integer.parseInt(parts.group(1)), parts.group(2), Long.parseLong(parts.group(3)));
        }
    }
}
