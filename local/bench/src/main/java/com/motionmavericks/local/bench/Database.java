package com.motionmavericks.local.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.motionmavericks.local.run.processes.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A database of the measured Postgres, as a superuser sees it.
record Database(Postgres postgres, String name) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Another database of the same Postgres.
    Database other(String name) {
        return new Database(postgres, name);
    }

    String url() {
        return postgres.url(name);
    }

    boolean exists() {
        return !other("postgres").texts("select datname from pg_database where datname = '" + name + "'").isEmpty();
    }

    /// Replaces this database by a copy of another one. Nobody may be connected to the other one.
    void copyFrom(Database original) {
        other("postgres").execute("drop database if exists " + name + " with (force)",
                "create database " + name + " owner mm_owner template " + original.name + " strategy file_copy");
    }

    /// Runs statements, each in a transaction of its own.
    void execute(String... statements) {
        try (var connection = connect(); var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Map<String, @Nullable String>> run(SqlScript script, Map<String, String> parameters) {
        try (var connection = connect()) {
            return script.run(connection, parameters);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The blocks that a script's last statement reads or hits, as the API's role.
    int buffers(String script, Row row) {
        try (var connection = connect(); var statement = connection.createStatement()) {
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

    /// The first column of a query.
    List<String> texts(String sql) {
        try (var connection = connect();
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

    /// Parameters are texts, and Postgres finds their types.
    private Connection connect() throws SQLException {
        return postgres.superuser(name + "?stringtype=unspecified");
    }
}
