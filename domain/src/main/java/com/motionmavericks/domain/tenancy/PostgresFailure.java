package com.motionmavericks.domain.tenancy;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// What Postgres, or the way to it, has refused, for logs and answers: no value of a row or a statement is in it.
///
/// @param sqlState the five characters of PostgreSQL's appendix A
/// @param constraint the name of the violated one
public record PostgresFailure(String sqlState, Kind kind, @Nullable String constraint) {

    /// What is to be done about it.
    public enum Kind {
        /// Another transaction was in the way; this one has changed nothing, and may be repeated at once.
        CONFLICT("40...|55P03"),
        /// The server takes no writes for a while, as during a failover.
        READ_ONLY("25006"),
        /// The transaction or its statement took too long, and was ended.
        TIMEOUT("25P0[34]|57014"),
        /// The server, or the way to it, is down, coming up or going down.
        AWAY("08...|57P0."),
        /// The server is out of connections, memory or disk, or cannot read or write it.
        EXHAUSTED("53...|58..."),
        /// A statement of ours is wrong, or breaks a constraint that we had to foresee.
        REFUSED(".*");

        private final String sqlStates;

        Kind(String sqlStates) {
            this.sqlStates = sqlStates;
        }

        /// Whether it passes without a change of ours.
        public boolean isTransient() {
            return this != REFUSED;
        }
    }

    /// What Postgres has refused, if that is a cause of a failure.
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
