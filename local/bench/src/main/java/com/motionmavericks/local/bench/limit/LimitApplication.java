package com.motionmavericks.local.bench.limit;

import com.motionmavericks.domain.tenancy.DatabaseAccess;
import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.AutoCloseableManager;

/// The least that a request could cost: a bare Dropwizard that runs the API's statements by plain JDBC.
public final class LimitApplication extends Application<LimitConfiguration> {
    public static void main(String[] args) throws Exception {
        new LimitApplication().run(args);
    }

    @Override
    public void initialize(Bootstrap<LimitConfiguration> bootstrap) {
        bootstrap.setConfigurationSourceProvider(new SubstitutingSourceProvider(
                bootstrap.getConfigurationSourceProvider(), new EnvironmentVariableSubstitutor()));
    }

    @Override
    public void run(LimitConfiguration configuration, Environment environment) {
        var database = configuration.database;
        // Parameters are texts, and Postgres finds their types.
        var dataSource = new DatabaseAccess(database.url() + "?stringtype=unspecified", database.user(),
                database.password(), database.poolSize()).open("limit");
        environment.lifecycle().manage(new AutoCloseableManager(dataSource));
        environment.jersey().register(new LimitResource(dataSource));
    }
}
