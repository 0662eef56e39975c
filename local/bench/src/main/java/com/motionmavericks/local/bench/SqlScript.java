package com.motionmavericks.local.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Statements with named parameters, in a resource, run by plain JDBC. The columns of a statement's first row are parameters of
/// the statements after it.
public final class SqlScript {
    private static final Pattern PARAMETER = Pattern.compile("(?<![:\\w]):([a-z_]+)");

    private final List<Statement> statements;

    private record Statement(String sql, List<String> parameters) {
        static Statement parse(String text) {
            return new Statement(PARAMETER.matcher(text).replaceAll("?"),
                    PARAMETER.matcher(text).results().map(found -> found.group(1)).toList());
        }
    }

    /// @param names of resources; the scripts run one after the other
    public SqlScript(String... names) {
        statements = Stream.of(names).flatMap(name -> Stream.of(read(name).split(";\\s*(\\n|$)", -1)))
                .filter(text -> !text.isBlank()).map(Statement::parse).toList();
    }

    private SqlScript(List<Statement> statements) {
        this.statements = statements;
    }

    /// The same script, but its last statement answers with its plan.
    SqlScript explained() {
        var explained = new ArrayList<>(statements);
        var last = explained.removeLast();
        explained.add(new Statement("explain (analyze, buffers, format json) " + last.sql(), last.parameters()));
        return new SqlScript(explained);
    }

    /// @return the rows of the last statement
    public List<Map<String, @Nullable String>> run(Connection connection, Map<String, String> parameters)
            throws SQLException {
        var values = new HashMap<String, @Nullable String>(parameters);
        List<Map<String, @Nullable String>> rows = List.of();
        for (var statement : statements) {
            rows = run(connection, statement, values);
            if (!rows.isEmpty()) {
                values.putAll(rows.getFirst());
            }
        }
        return rows;
    }

    private static List<Map<String, @Nullable String>> run(Connection connection, Statement statement,
            Map<String, @Nullable String> values) throws SQLException {
        try (var prepared = connection.prepareStatement(statement.sql())) {
            for (var i = 0; i < statement.parameters().size(); i++) {
                prepared.setString(i + 1, values.get(statement.parameters().get(i)));
            }
            return prepared.execute() ? rows(prepared) : List.of();
        }
    }

    private static List<Map<String, @Nullable String>> rows(PreparedStatement executed) throws SQLException {
        try (ResultSet result = executed.getResultSet()) {
            var columns = result.getMetaData();
            var rows = new ArrayList<Map<String, @Nullable String>>();
            while (result.next()) {
                var row = new LinkedHashMap<String, @Nullable String>();
                for (var i = 1; i <= columns.getColumnCount(); i++) {
                    row.put(columns.getColumnLabel(i), result.getString(i));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    private static String read(String name) {
        try (var resource = SqlScript.class.getResourceAsStream("/" + name + ".sql")) {
            return new String(Objects.requireNonNull(resource).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
