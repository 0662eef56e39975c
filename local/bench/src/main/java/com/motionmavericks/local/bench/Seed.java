package com.motionmavericks.local.bench;

import java.util.Map;
import java.util.function.Consumer;

/// A database full of studios and tasks, each with its event. It is filled once and kept; measurements run on a copy.
record Seed(int tasks, int studios) {
    static final SqlScript SCRIPT = new SqlScript("seed");

    /// Its database.
    Database in(Database database) {
        return database.other("seed_" + tasks + "_" + studios);
    }

    /// Fills its database if there is none of this size.
    ///
    /// @param migrate creates the schema in a database
    void fill(Database database, Consumer<Database> migrate) {
        var seeded = in(database);
        if (seeded.exists()) {
            return;
        }
        var server = database.other("postgres");
        var unfinished = database.other("unfinished_seed");
        server.execute("drop database if exists " + unfinished.name() + " with (force)",
                "create database " + unfinished.name() + " owner mm_owner");
        migrate.accept(unfinished);
        unfinished.run(SCRIPT, Map.of("tasks", Integer.toString(tasks), "studios", Integer.toString(studios)));
        unfinished.execute("vacuum (freeze, analyze)");
        server.execute("alter database " + unfinished.name() + " rename to " + seeded.name(), "checkpoint");
    }
}
