package com.motionmavericks.domain.tenancy;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Checks that row-level security binds the role of a process.
public final class DatabaseRole {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseRole.class);

    private DatabaseRole() {}

    /// Refuses a role that is superuser, bypasses row-level security or owns a table. It waits for a Postgres that is
    /// away.
    ///
    /// @throws IllegalStateException with the reason
    public static void requireHarmless(DataSource dataSource) {
        var fault = fault(dataSource);
        while (fault.isEmpty()) {
            // The pool has waited for some seconds already.
            LOG.warn("Postgres is away. The process waits for it");
            fault = fault(dataSource);
        }
        if (!fault.get().isEmpty()) {
            throw new IllegalStateException("Refusing to start: this database role " + fault.get()
                    + ", so row-level security would not hold it. Use mm_api or mm_worker: see docs/security.md.");
        }
    }

    /// The fault of the role in words: empty text for none, empty while Postgres is away.
    private static Optional<String> fault(DataSource dataSource) {
        try {
            return Optional.of(Jdbi.create(dataSource).withHandle(handle -> handle.select("""
                    select case
                        when r.rolsuper then 'is a superuser'
                        when r.rolbypassrls then 'bypasses row-level security'
                        when exists (select from pg_class c where pg_has_role(r.oid, c.relowner, 'member')
                          and c.relkind in ('r', 'p')) then 'owns tables, or belongs to a role that does'
                        else '' end
                    from pg_roles r where r.rolname = current_user
                    """).mapTo(String.class).one()));
        } catch (ConnectionException e) {
            if (isRefusal(e)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /// A wrong password (class 28) or a missing database (3D) does not pass by itself.
    private static boolean isRefusal(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLException sql
                        && Objects.requireNonNullElse(sql.getSQLState(), "").matches("(28|3D)..."));
    }
}
