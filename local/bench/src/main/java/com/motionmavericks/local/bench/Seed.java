package com.motionmavericks.local.bench;

import java.util.Map;
import java.util.function.Consumer;

/// A database full of studios and tasks, each with its event. It is filled once and kept; measurements run on a copy.
record Seed(int tasks, int studios) {
    static final SqlScript SCRIPT = new SqlScript("seed");

    String database() {
        return "seed_" + tasks + "_" + studios;
    }

    /// Fills the database if there is none of this size.
    ///
    /// @param migrate creates the schema in a database of a name
    void fill(Database database, Consumer<String> migrate) {
        if (database.exists(database())) {
            return;
        }
        var unfinished = "unfinished_seed";
        database.execute("postgres", "drop database if exists " + unfinished + " with (force)",
                "create database " + unfinished + " owner mm_owner");
        migrate.accept(unfinished);
        database.run(unfinished, SCRIPT,
                Map.of("tasks", Integer.toString(tasks), "studios", Integer.toString(studios)));
        database.execute(unfinished, "vacuum (freeze, analyze)");
        database.execute("postgres", "alter database " + unfinished + " rename to " + database(), "checkpoint");
    }
}
