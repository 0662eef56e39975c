package com.motionmavericks.domain.tenancy;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;

/// Migrates the database to this version of the code. Runs as the owner of the tables, before the processes start.
public final class Migrations {
    private Migrations() {}

    /// The database was migrated by other files than those of this version.
    public static final class OtherMigrationsException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private OtherMigrationsException(FlywayValidateException cause) {
            super("The database was migrated by other files than those of this version.", cause);
        }
    }

    /// @return the number of applied migrations
    /// @throws OtherMigrationsException before any change
    public static int apply(DataSource owner) {
        try {
            return Flyway.configure().dataSource(owner).locations("classpath:db/migration").load()
                    .migrate().migrationsExecuted;
        } catch (FlywayValidateException e) {
            throw new OtherMigrationsException(e);
        }
    }
}
