package com.motionmavericks.domain.tenancy;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// An error of Postgres or of the connection to it, for logs and answers. It holds no value of a row or a statement.
///
/// @param sqlState the five characters of PostgreSQL's appendix A
/// @param constraint the name of the violated constraint
public record PostgresFailure(String sqlState, Kind kind, @Nullable String constraint) {

    /// The kinds of errors that callers tell apart.
    public enum Kind {
        /// Another transaction was in the way. This one changed nothing and may be repeated at once.
        CONFLICT("40...|55P03"),
        /// The server takes no writes for a while, for example during a failover.
        READ_ONLY("25006"),
        /// The transaction or its statement exceeded a time limit.
        TIMEOUT("25P0[34]|57014"),
        /// The server or its network is down, starting or stopping.
        AWAY("08...|57P0."),
        /// The server is out of connections, memory or disk, or has an I/O error.
        EXHAUSTED("53...|58..."),
        /// A statement is wrong, or violates a constraint: a bug of ours.
        REFUSED(".*");

        private final String sqlStates;

        Kind(String sqlStates) {
            this.sqlStates = sqlStates;
        }

        /// Whether a retry may succeed without a change of ours.
        public boolean isTransient() {
            return this != REFUSED;
        }
    }

    /// The first error of Postgres among the causes of a failure.
    public static Optional<PostgresFailure> in(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).map(PostgresFailure::sql)
                .flatMap(Optional::stream).findFirst().map(PostgresFailure::of);
    }

    /// For logs: `SQLSTATE 23505 (REFUSED, constraint member_tenant_id_email_key)`.
    @Override
    public String toString() {
        return "SQLSTATE " + sqlState + " (" + kind + (constraint == null ? "" : ", constraint " + constraint) + ")";
    }

    private static Optional<SQLException> sql(Throwable cause) {
        return cause instanceof SQLException sql && sql.getSQLState() != null ? Optional.of(sql) : Optional.empty();
    }

    private static PostgresFailure of(SQLException sql) {
        var state = sql.getSQLState();
        var kind = Stream.of(Kind.values()).filter(k -> state.matches(k.sqlStates)).findFirst().orElseThrow();
        return new PostgresFailure(state, kind, sql instanceof PSQLException server
                ? Optional.ofNullable(server.getServerErrorMessage()).map(ServerErrorMessage::getConstraint)
                        .orElse(null)
                : null);
    }
}
