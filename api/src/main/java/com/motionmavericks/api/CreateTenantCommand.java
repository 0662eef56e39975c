package com.motionmavericks.api;

import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.identity.Tenants;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import java.time.InstantSource;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/// `create-tenant api.yml --name ...`: creates a studio and its first ADMIN, and prints the tenant's id.
final class CreateTenantCommand extends ConfiguredCommand<ApiConfiguration> {
    CreateTenantCommand() {
        super("create-tenant", "Make a studio and its first ADMIN, who signs in through Clerk");
    }

    @Override
    public void configure(Subparser parser) {
        super.configure(parser);
        parser.addArgument("--name").required(true).help("the studio's name");
        parser.addArgument("--clerk-organization").required(true).help("its organization in Clerk: org_...");
        parser.addArgument("--admin-email").required(true).help("the first ADMIN's address");
        parser.addArgument("--admin-name").required(true).help("the first ADMIN's name");
        parser.addArgument("--admin-clerk-user").required(true).help("the first ADMIN's user id in Clerk: user_...");
    }

    @Override
    protected void run(Bootstrap<ApiConfiguration> bootstrap, Namespace namespace, ApiConfiguration configuration) {
        try (var owner = configuration.ownerDatabase.open("create-tenant")) {
            var database = new TenantDatabase(owner, InstantSource.system());
            Events.beginEpochIfRestored(database);
            var tenants = new Tenants(database);
            System.out.println(tenants.createTenant(new Tenants.NewTenant(namespace.getString("name"),
                    namespace.getString("clerk_organization"), namespace.getString("admin_email"),
                    namespace.getString("admin_name"), namespace.getString("admin_clerk_user"))));
        }
    }
}
