package com.motionmavericks.domain.tenancy;

import static java.time.temporal.ChronoUnit.MICROS;

import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.text.TextValue;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.argument.ArgumentFactory;
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
public final class TenantDatabase {
    private static final Logger LOG = LoggerFactory.getLogger(TenantDatabase.class);

    private final Jdbi jdbi;
    private final InstantSource clock;

    public TenantDatabase(DataSource dataSource, InstantSource clock) {
        this.jdbi = Jdbi.create(dataSource).installPlugin(new PostgresPlugin()).installPlugin(new SqlObjectPlugin());
        jdbi.registerArgument((ArgumentFactory) (type, value, config) -> value instanceof TextValue text
                ? Optional.of((position, statement, context) -> statement.setString(position, text.value()))
                : Optional.empty());
        // Else what a statement was given, and so names, addresses and comments, would stand in the log when it fails.
        jdbi.configure(StatementExceptions.class, messages -> messages.setMessageRendering(MessageRendering.NONE));
        this.clock = clock;
    }

    /// Runs a use case at the present instant.
    ///
    /// @throws Refused with [Refusal#BUSY] when another transaction holds a needed row for two seconds, or deadlocks with
    ///         this one; with [Refusal#NOT_FOUND] when another one has removed what a new row refers to
    public <T extends @Nullable Object> T inTenant(Principal principal,
            Function<Tx, T> useCase) {
        return inTenant(principal, clock.instant(), useCase);
    }

    /// Runs a use case at an instant that the caller owns: a workflow's.
    public <T extends @Nullable Object> T inTenant(Principal principal, Instant asOf,
            Function<Tx, T> useCase) {
        try (var _ = MDC.putCloseable("tenant", principal.tenantId().toString())) {
            return jdbi.inTransaction(handle -> {
                enter(handle, principal);
                return useCase.apply(new Tx(handle, principal, asOf.truncatedTo(MICROS)));
            });
        } catch (JdbiException e) {
            throw e.getCause() instanceof SQLException sql && sql.getSQLState() != null ? raced(e, sql) : e;
        }
    }

    /// Runs what belongs to no tenant, with none set: only tables and functions made for that answer. Listed, each
    /// with its reason, in `docs/security.md`.
    public <T> T acrossTenants(Function<Handle, T> work) {
        return jdbi.inTransaction(work::apply);
    }

    /// The present instant of business time.
    public Instant now() {
        return clock.instant().truncatedTo(MICROS);
    }

    /// What the loser of a race between two transactions is told; any other failure stays as it is.
    private static RuntimeException raced(JdbiException failure, SQLException sql) {
        return switch (sql.getSQLState()) {
            // lock_not_available, deadlock_detected, serialization_failure
            case "55P03", "40P01", "40001" ->
                new Refused(Refusal.BUSY, "Another request is changing the same thing. Try again in a moment.");
            // foreign_key_violation
            case "23503" -> {
                LOG.info("Refused by Postgres: {}", sql.getMessage());
                yield new Refused(Refusal.NOT_FOUND, "What this belongs to was removed in the meantime.");
            }
            default -> failure;
        };
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
