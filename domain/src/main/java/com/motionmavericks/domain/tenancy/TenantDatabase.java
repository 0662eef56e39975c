package com.motionmavericks.domain.tenancy;

import static java.time.temporal.ChronoUnit.MICROS;

import com.motionmavericks.domain.overload.Bulkhead;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// The one door to the database. Each use case is one transaction in one tenant; the tenant, the member and the role
/// are set for that transaction only, and row-level security does the rest.
///
/// A transaction that may wait for a row holds its connection meanwhile. Those have three quarters of the pool, so that
/// one that only reads finds a connection however many wait for one row.
public final class TenantDatabase {
    private static final Logger LOG = LoggerFactory.getLogger(TenantDatabase.class);
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String DEADLOCK_DETECTED = "40P01";

    private final Jdbi jdbi;
    private final InstantSource clock;
    private final Bulkhead changes;

    public TenantDatabase(HikariDataSource dataSource, InstantSource clock) {
        this.jdbi = Jdbi.create(dataSource).installPlugin(new PostgresPlugin()).installPlugin(new SqlObjectPlugin());
        // Else what a statement was given, and so names, addresses and comments, would stand in the log when it fails.
        jdbi.configure(StatementExceptions.class, messages -> messages.setMessageRendering(MessageRendering.NONE));
        this.clock = clock;
        this.changes = new Bulkhead(Math.max(1, dataSource.getMaximumPoolSize() * 3 / 4), 400, Duration.ofSeconds(10),
                () -> busy("Too many requests change something at once. Try again in a moment."));
    }

    /// Runs a use case at the present instant.
    ///
    /// @throws Refused with [Refusal#BUSY] when too many run at once, or another transaction holds a needed row for two
    ///         seconds; with [Refusal#OVERLOADED] when no connection becomes free
    public <T extends @Nullable Object> T inTenant(Principal principal,
            Function<Tx, T> useCase) {
        return inTenant(principal, clock.instant(), useCase);
    }

    /// Runs a use case at an instant that the caller owns: a workflow's.
    public <T extends @Nullable Object> T inTenant(Principal principal, Instant asOf,
            Function<Tx, T> useCase) {
        return changes.call(() -> transaction(principal, asOf, false, useCase));
    }

    /// Runs a use case that reads only; Postgres refuses any change.
    ///
    /// @throws Refused with [Refusal#OVERLOADED] when no connection becomes free
    public <T extends @Nullable Object> T read(Principal principal, Function<Tx, T> useCase) {
        return transaction(principal, clock.instant(), true, useCase);
    }

    /// Runs what belongs to no tenant, with none set: only tables and functions made for that answer. Listed, each
    /// with its reason, in `docs/security.md`.
    public <T> T acrossTenants(Function<Handle, T> work) {
        return transaction(work);
    }

    /// The present instant of business time.
    public Instant now() {
        return clock.instant().truncatedTo(MICROS);
    }

    private <T extends @Nullable Object> T transaction(Principal principal, Instant asOf, boolean readOnly,
            Function<Tx, T> useCase) {
        try (var _ = MDC.putCloseable("tenant", principal.tenantId().toString())) {
            return transaction(handle -> {
                handle.setReadOnly(readOnly);
                enter(handle, principal);
                return useCase.apply(new Tx(handle, principal, asOf.truncatedTo(MICROS)));
            });
        }
    }

    private <T extends @Nullable Object> T transaction(Function<Handle, T> work) {
        try {
            return jdbi.inTransaction(work::apply);
        } catch (JdbiException e) {
            throw refusal(e).<RuntimeException>map(refused -> refused).orElse(e);
        }
    }

    private static Optional<Refused> refusal(JdbiException e) {
        if (!(e.getCause() instanceof SQLException cause)) {
            return Optional.empty();
        }
        if (LOCK_NOT_AVAILABLE.equals(cause.getSQLState()) || DEADLOCK_DETECTED.equals(cause.getSQLState())) {
            LOG.warn("A lock was not to be had: {}", cause.getSQLState());
            return Optional.of(busy("Another request is changing the same thing. Try again in a moment."));
        }
        // With a cause it is Postgres that cannot be reached.
        if (cause instanceof SQLTransientConnectionException && cause.getCause() == null) {
            LOG.warn("The pool is exhausted: {}", cause.getMessage());
            return Optional
                    .of(new Refused(Refusal.OVERLOADED, "Too much is asked for at once. Try again in a moment."));
        }
        return Optional.empty();
    }

    private static Refused busy(String message) {
        return new Refused(Refusal.BUSY, message);
    }

    private static void enter(Handle handle, Principal principal) {
        var memberId = principal.memberId();
        handle.select("""
                select set_config('app.tenant_id', ?, true), set_config('app.member_id', ?, true),
                  set_config('app.role', ?, true), set_config('lock_timeout', '2s', true)
                """, principal.tenantId().toString(), memberId == null ? "" : memberId.toString(),
                principal.role().name()).mapTo(String.class).one();
    }
}
