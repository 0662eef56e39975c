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
import org.slf4j.MDC;

/// The one door to the database. Each use case is one transaction in one tenant; the tenant, the member and the role
/// are set for that transaction only, and row-level security does the rest.
public final class TenantDatabase {
    private static final String LOCK_NOT_AVAILABLE = "55P03";

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
    /// @throws Refused with [Refusal#BUSY] when another transaction holds a needed row for two seconds
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
            if (e.getCause() instanceof SQLException sql && LOCK_NOT_AVAILABLE.equals(sql.getSQLState())) {
                throw new Refused(Refusal.BUSY, "Another request is changing the same thing. Try again in a moment.");
            }
            throw e;
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

    private static void enter(Handle handle, Principal principal) {
        var memberId = principal.memberId();
        handle.select("""
                select set_config('app.tenant_id', ?, true), set_config('app.member_id', ?, true),
                  set_config('app.role', ?, true), set_config('lock_timeout', '2s', true)
                """, principal.tenantId().toString(), memberId == null ? "" : memberId.toString(),
                principal.role().name()).mapTo(String.class).one();
    }
}
