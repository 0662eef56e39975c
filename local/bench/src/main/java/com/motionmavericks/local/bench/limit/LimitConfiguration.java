package com.motionmavericks.local.bench.limit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.motionmavericks.domain.tenancy.DatabaseAccess;
import io.dropwizard.core.Configuration;

/// Server, logging and database of `api.yml`: the limit runs with the settings of the API.
@JsonIgnoreProperties(ignoreUnknown = true)
final class LimitConfiguration extends Configuration {
    final DatabaseAccess database;

    @JsonCreator
    LimitConfiguration(@JsonProperty(value = "database", required = true) DatabaseAccess database) {
        this.database = database;
    }
}
