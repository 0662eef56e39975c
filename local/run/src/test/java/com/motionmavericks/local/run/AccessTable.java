package com.motionmavericks.local.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The table of `docs/access.md`: which status each operation gives to whom.
record AccessTable(List<Row> rows) {
    /// Who calls: the columns of the table, in their order.
    enum Caller {
        NOBODY,
        GUEST,
        AGENCY,
        ADMIN,
        /// A machine with the role ADMIN.
        API_KEY,
        /// An AGENCY of the studio that is in another project.
        OUTSIDER,
        /// An ADMIN of another studio.
        STRANGER
    }

    /// @param statuses without the callers of whom the table says nothing
    record Row(String method, String template, Map<Caller, Integer> statuses) {
        private static final Set<Caller> ROLES = EnumSet.of(Caller.GUEST, Caller.AGENCY, Caller.ADMIN);

        String operation() {
            return method + " " + template;
        }

        boolean namesIds() {
            return template.contains("{");
        }

        Stream<Caller> callers() {
            return statuses.keySet().stream();
        }

        /// The roles that the operation does not refuse.
        Set<String> roles() {
            var roles = new TreeSet<String>();
            ROLES.stream().filter(role -> Objects.requireNonNull(statuses.get(role)) != 403)
                    .forEach(role -> roles.add(role.name()));
            return roles;
        }

        @Override
        public String toString() {
            return operation();
        }
    }

    static AccessTable load() {
        var rows = new ArrayList<Row>();
        try {
            for (var line : Files.readAllLines(Path.of("../../docs/access.md"))) {
                if (line.startsWith("| `")) {
                    rows.add(row(line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new AccessTable(rows);
    }

    /// @param line for example: | `GET /v1/me` | 401 | 200 | 200 | 200 | 200 | 200 | – |
    private static Row row(String line) {
        var cells = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
        var operation = cells.get(1).replace("`", "").split(" ", 2);
        var statuses = new EnumMap<Caller, Integer>(Caller.class);
        var column = 2;
        for (var caller : Caller.values()) {
            var cell = cells.get(column++);
            if (!cell.equals("–")) {
                statuses.put(caller, Integer.valueOf(cell));
            }
        }
        return new Row(operation[0], operation[1], Collections.unmodifiableMap(statuses));
    }
}
