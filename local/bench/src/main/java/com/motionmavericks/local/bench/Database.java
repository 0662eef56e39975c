package com.motionmavericks.local.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.motionmavericks.local.run.Settings;
import com.motionmavericks.local.run.processes.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The database of the measured system, as a superuser sees it.
final class Database {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Postgres postgres;

    Database(Postgres postgres) {
        this.postgres = postgres;
    }

    boolean exists(String name) {
        return !texts("postgres", "select datname from pg_database where datname = '" + name + "'").isEmpty();
    }

    /// Replaces a database by a copy of another one. Nobody may be connected to the other one.
    void copy(String from, String to) {
        execute("postgres", "drop database if exists " + to + " with (force)",
                "create database " + to + " owner mm_owner template " + from + " strategy file_copy");
    }

    /// Runs statements, each in a transaction of its own.
    void execute(String database, String... statements) {
        try (var connection = connect(database); var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Runs a script in the measured database.
    List<Map<String, @Nullable String>> run(SqlScript script, Map<String, String> parameters) {
        return run(Settings.DATABASE, script, parameters);
    }

    List<Map<String, @Nullable String>> run(String database, SqlScript script, Map<String, String> parameters) {
        try (var connection = connect(database)) {
            return script.run(connection, parameters);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The first column of a query in the measured database.
    List<String> texts(String sql) {
        return texts(Settings.DATABASE, sql);
    }

    /// The blocks that a script's last statement reads or hits, as the API's role.
    int buffers(String script, Row row) {
        try (var connection = connect(Settings.DATABASE); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local role mm_api");
            var plan = new SqlScript("limit/settings", script).explained().run(connection, row.parameters())
                    .getFirst().get("QUERY PLAN");
            connection.rollback();
            var root = JSON.readTree(plan).at("/0/Plan");
            return root.get("Shared Hit Blocks").asInt() + root.get("Shared Read Blocks").asInt();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Parameters are texts, and Postgres finds their types.
    private Connection connect(String database) throws SQLException {
        return postgres.superuser(database + "?stringtype=unspecified");
    }

    private List<String> texts(String database, String sql) {
        try (var connection = connect(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
