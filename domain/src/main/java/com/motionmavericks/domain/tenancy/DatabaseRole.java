package com.motionmavericks.domain.tenancy;

import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/// Row-level security holds only a role that cannot step around it.
public final class DatabaseRole {
    private DatabaseRole() {}

    /// Refuses to go on as a role that is superuser, bypasses row-level security or owns a table.
    ///
    /// @throws IllegalStateException that says which
    public static void requireHarmless(DataSource dataSource) {
        var fault = Jdbi.create(dataSource).withHandle(handle -> handle.select("""
                select case
                    when r.rolsuper then 'is a superuser'
                    when r.rolbypassrls then 'bypasses row-level security'
                    when exists (select from pg_class c where pg_has_role(r.oid, c.relowner, 'member')
                      and c.relkind in ('r', 'p')) then 'owns tables, or belongs to a role that does'
                    else '' end
                from pg_roles r where r.rolname = current_user
                """).mapTo(String.class).one());
        if (!fault.isEmpty()) {
            throw new IllegalStateException("Refusing to start: this database role " + fault
                    + ", so row-level security would not hold it. Use mm_api or mm_worker: see docs/security.md.");
        }
    }
}
