package com.motionmavericks.api;

import com.motionmavericks.domain.tenancy.Migrations;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import net.sourceforge.argparse4j.inf.Namespace;

/// `migrate api.yml`: brings the database to this version, as the owner of the tables.
final class MigrateCommand extends ConfiguredCommand<ApiConfiguration> {
    MigrateCommand() {
        super("migrate", "Bring the database to this version");
    }

    @Override
    protected void run(Bootstrap<ApiConfiguration> bootstrap, Namespace namespace, ApiConfiguration configuration) {
        try (var owner = configuration.ownerDatabase.open("migrate")) {
            System.out.println(Migrations.apply(owner) + " migrations applied");
        }
    }
}
