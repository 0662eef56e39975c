package com.motionmavericks.api;

import com.motionmavericks.domain.tenancy.Migrations;
import com.motionmavericks.domain.tenancy.Migrations.OtherMigrationsException;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import net.sourceforge.argparse4j.inf.Namespace;

/// `migrate api.yml`: migrates the database to this version, as the owner of the tables.
public final class MigrateCommand extends ConfiguredCommand<ApiConfiguration> {
    /// The exit status for a database that was migrated by other files than those of this version.
    public static final int OTHER_MIGRATIONS = 3;

    MigrateCommand() {
        super("migrate", "Bring the database to this version");
    }

    @Override
    protected void run(Bootstrap<ApiConfiguration> bootstrap, Namespace namespace, ApiConfiguration configuration) {
        try (var owner = configuration.ownerDatabase.open("migrate")) {
            System.out.println(Migrations.apply(owner) + " migrations applied");
        }
    }

    @Override
    public void onError(Cli cli, Namespace namespace, Throwable e) {
        if (e instanceof OtherMigrationsException) {
            cli.getStdErr().println(e.getMessage());
            System.exit(OTHER_MIGRATIONS);
        }
        super.onError(cli, namespace, e);
    }
}
