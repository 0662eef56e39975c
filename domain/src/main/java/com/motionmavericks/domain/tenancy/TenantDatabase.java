package com.motionmavericks.domain.tenancy;

import static java.time.temporal.ChronoUnit.MICROS;

import com.motionmavericks.domain.overload.Bulkhead;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.text.TextValue;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// The only access to the database. Each use case is one transaction in one tenant. The tenant, the member and the role
/// are set for that transaction only, and row-level security enforces them.
///
/// A transaction that may wait for a row holds its connection meanwhile. Such transactions get three quarters of the
/// pool, so that reads always find a connection.
public final class TenantDatabase {
    private static final Logger LOG = LoggerFactory.getLogger(TenantDatabase.class);

    private final Jdbi jdbi;
    private final InstantSource clock;
    private final Bulkhead changes;
    private final Newcomers newcomers = new Newcomers();
    private final Sightings sightings = new Sightings();
    private final KnownStudios studios = new KnownStudios();

    public TenantDatabase(HikariDataSource dataSource, InstantSource clock) {
        this.jdbi = Jdbi.create(dataSource).installPlugin(new PostgresPlugin());
        jdbi.registerRowMapper(new RecordMappers());
        jdbi.registerArgument((ArgumentFactory) (type, value, config) -> value instanceof TextValue text
                ? Optional.of((position, statement, context) -> statement.setString(position, text.value()))
                : Optional.empty());
        // Otherwise a failure would log the arguments of its statement: names, addresses and comments.
        jdbi.configure(StatementExceptions.class, messages -> messages.setMessageRendering(MessageRendering.NONE));
        // Postgres stores microseconds: an instant is the same before and after it is stored.
        this.clock = () -> clock.instant().truncatedTo(MICROS);
        this.changes = new Bulkhead(Math.max(1, dataSource.getMaximumPoolSize() * 3 / 4), 400, Duration.ofSeconds(10),
                () -> busy("Too many requests change something at once. Try again in a moment."));
    }

    /// Runs a use case that changes something, at the present instant.
    ///
    /// @param access the roles that may; checked before anything else
    /// @throws Refused with [Refusal#UNAUTHENTICATED], [Refusal#NOT_A_MEMBER] or [Refusal#NOT_ALLOWED] depending on the
    ///         caller; with [Refusal#UNAVAILABLE] when Clerk does not answer who the caller is; with [Refusal#BUSY] when too many run at once, or another transaction holds a needed row for two
    ///         seconds, or deadlocks with this one; with [Refusal#OVERLOADED] when no connection becomes free; with
    ///         [Refusal#NOT_FOUND] when another transaction has removed what a new row refers to
    public <T extends @Nullable Object> T change(Credential caller, Access access, Function<Tx, T> useCase) {
        return admitted(caller, () -> change(caller, clock.instant(), permitted(caller, access, useCase)));
    }

    /// Runs a use case that only reads. Postgres refuses any change.
    ///
    /// @throws Refused with [Refusal#UNAUTHENTICATED], [Refusal#NOT_A_MEMBER] or [Refusal#NOT_ALLOWED] depending on the
    ///         caller; with [Refusal#OVERLOADED] when no connection becomes free
    public <T extends @Nullable Object> T read(Credential caller, Access access, Function<Tx, T> useCase) {
        return admitted(caller, () -> transaction(caller, clock.instant(), true, permitted(caller, access, useCase)));
    }

    /// Runs what we do in a tenant ourselves, at the present instant.
    public <T extends @Nullable Object> T inTenant(Principal principal, Function<Tx, T> useCase) {
        return change(principal, clock.instant(), useCase);
    }

    /// The same, at an instant that the caller owns.
    public <T extends @Nullable Object> T inTenant(Principal principal, Instant asOf, Function<Tx, T> useCase) {
        return change(principal, asOf, useCase);
    }

    /// Reads what we need in a tenant ourselves.
    public <T extends @Nullable Object> T read(Principal principal, Function<Tx, T> useCase) {
        return transaction(principal, clock.instant(), true, useCase);
    }

    /// Runs a transition of a workflow, at the workflow's instant.
    public void asWorker(UUID tenantId, Instant asOf, Consumer<Tx> transition) {
        inTenant(Principal.worker(tenantId), asOf, tx -> {
            transition.accept(tx);
            return null;
        });
    }

    /// The same at the present instant.
    public void asWorker(UUID tenantId, Consumer<Tx> transition) {
        asWorker(tenantId, clock.instant(), transition);
    }

    /// Runs work that belongs to no tenant. Without a tenant only the tables and functions that `docs/security.md`
    /// lists, each with its reason, are accessible.
    public <T> T acrossTenants(Function<Handle, T> work) {
        return transaction(work);
    }

    /// The studio of a caller, if a transaction of this process has admitted them in the last hour.
    public Optional<UUID> studioOf(Credential caller) {
        return studios.of(caller);
    }

    /// The present instant of business time.
    public Instant now() {
        return clock.instant();
    }

    /// Runs a transaction. If no member is linked to a user of Clerk, asks Clerk and runs it again.
    private <T extends @Nullable Object> T admitted(Credential caller, Supplier<T> transaction) {
        try {
            return transaction.get();
        } catch (Refused refused) {
            if (refused.refusal() == Refusal.NOT_A_MEMBER && caller instanceof Credential.Clerk user) {
                newcomers.awaitMember(user, this);
                return transaction.get();
            }
            throw refused;
        }
    }

    private static <T extends @Nullable Object> Function<Tx, T> permitted(Credential caller, Access access,
            Function<Tx, T> useCase) {
        return tx -> {
            access.require(caller, tx.principal().role());
            return useCase.apply(tx);
        };
    }

    private <T extends @Nullable Object> T change(Credential caller, Instant asOf, Function<Tx, T> useCase) {
        return changes.call(() -> transaction(caller, asOf, false, useCase));
    }

    private <T extends @Nullable Object> T transaction(Credential caller, Instant asOf, boolean readOnly,
            Function<Tx, T> useCase) {
        var isSighting = sightings.areDue(caller, asOf);
        var answer = transaction(handle -> {
            // A key notes its use as it enters, even for a read.
            var notesItsUse = isSighting || caller instanceof Credential.ApiKey;
            handle.setReadOnly(readOnly && !notesItsUse);
            var principal = Entrance.enter(handle, caller, asOf);
            studios.remember(caller, principal.tenantId());
            if (isSighting) {
                Sightings.note(handle, principal, asOf);
            }
            if (readOnly && notesItsUse) {
                handle.execute("set transaction read only");
            }
            try (var _ = MDC.putCloseable("tenant", principal.tenantId().toString())) {
                return useCase.apply(new Tx(handle, principal, asOf));
            }
        });
        if (isSighting) {
            sightings.remember(caller, asOf);
        }
        return answer;
    }

    private <T extends @Nullable Object> T transaction(Function<Handle, T> work) {
        try {
            return jdbi.inTransaction(work::apply);
        } catch (JdbiException e) {
            throw e.getCause() instanceof SQLException sql ? refusal(e, sql) : e;
        }
    }

    /// The refusal for a lost race or an exhausted pool; any other failure is returned as it is.
    private static RuntimeException refusal(JdbiException failure, SQLException sql) {
        // With a cause, Postgres is not reachable.
        if (sql instanceof SQLTransientConnectionException && sql.getCause() == null) {
            LOG.warn("The pool is exhausted: {}", sql.getMessage());
            return new Refused(Refusal.OVERLOADED, "The service has too many requests at once. Try again in a moment.");
        }
        return switch (sql.getSQLState()) {
            // lock_not_available, deadlock_detected, serialization_failure
            case "55P03", "40P01", "40001" -> {
                LOG.warn("A lock was not available: SQLSTATE {}", sql.getSQLState());
                yield busy("Another request is changing the same thing. Try again in a moment.");
            }
            // foreign_key_violation
            case "23503" -> {
                LOG.info("Refused by Postgres: {}", sql.getMessage());
                yield new Refused(Refusal.NOT_FOUND, "The thing that this belongs to was removed meanwhile.");
            }
            case null, default -> failure;
        };
    }

    private static Refused busy(String message) {
        return new Refused(Refusal.BUSY, message);
    }
}
