package com.motionmavericks.domain.tenancy;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// Brings the database to this version of the code. Runs as the owner of the tables, before the processes start.
public final class Migrations {
    private Migrations() {}

    /// @return how many migrations were applied
    public static int apply(DataSource owner) {
        return Flyway.configure().dataSource(owner).locations("classpath:db/migration").load()
                .migrate().migrationsExecuted;
    }
}
