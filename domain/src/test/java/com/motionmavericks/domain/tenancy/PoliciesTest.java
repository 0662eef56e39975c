package com.motionmavericks.domain.tenancy;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.domain.tenancy.RowAccess.Place;
import com.motionmavericks.domain.tenancy.RowAccess.Reach;
import com.motionmavericks.domain.testing.TestDatabase;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Reads, inserts, updates and deletes rows of every table in every role, and holds what succeeds against the table in
/// `docs/security.md`. Keys, checks and the grants of the processes are out of the way, so that policies alone decide.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PoliciesTest {
    private static final Set<Place> ALL = EnumSet.allOf(Place.class);
    private static final Set<Place> NONE = EnumSet.noneOf(Place.class);
    private static final Set<Place> STUDIO = Reach.STUDIO.places();
    private static final Reached NOTHING = new Reached(NONE, NONE, NONE, NONE);
    private static final List<String> DEFINERS = List.of("mm_across", "mm_authenticator");

    /// The rows that succeed, by command.
    private record Reached(Set<Place> reads, Set<Place> inserts, Set<Place> updates, Set<Place> deletes) {}

    private record Column(String table, String name) {}

    private final Map<String, RowAccess> documented = RowAccess.load();
    private final UUID studio = UUID.randomUUID();
    private final UUID project = UUID.randomUUID();
    private final UUID member = UUID.randomUUID();

    private final TestDatabase database = new TestDatabase();
    private final Handle handle = database.superuser().open();
    private final Map<String, Set<String>> columns = handle.createQuery("""
            select c.relname, a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0
              and c.relname <> 'flyway_schema_history'
            """).map((row, _) -> new Column(row.getString(1), row.getString(2))).stream()
            .collect(groupingBy(Column::table, mapping(Column::name, toSet())));

    PoliciesTest() {
        handle.begin();
        handle.createQuery("""
                select format('alter table %s drop constraint if exists %I cascade', c.conrelid::regclass, c.conname)
                from pg_constraint c left join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
                where c.connamespace = 'public'::regnamespace and c.conrelid <> 'flyway_schema_history'::regclass
                  and not (c.contype = 'n' and a.attidentity <> '')
                order by c.contype = 'n'
                """).mapTo(String.class).list().forEach(handle::execute);
        handle.execute("grant all on all tables in schema public to mm_api, mm_worker");
        for (var table : columns.keySet()) {
            handle.execute("alter table " + table + " add place text, add touched boolean");
            for (var owner : DEFINERS) {
                if (isGranted(owner, table, "SELECT")) {
                    handle.execute("grant select (place) on " + table + " to " + owner);
                }
                if (isGranted(owner, table, "UPDATE")) {
                    handle.execute("grant update (touched) on " + table + " to " + owner);
                }
            }
            ALL.forEach(place -> insert(table, place));
        }
        handle.commit();
    }

    @AfterAll
    void close() {
        handle.close();
        database.close();
    }

    static Stream<Arguments> callers() {
        return Stream.of("mm_api", "mm_worker")
                .flatMap(process -> Stream.of(Role.values()).map(role -> Arguments.of(process, role)));
    }

    @Test
    void everyTableIsInTheDocs() {
        assertThat(columns.keySet()).containsExactlyInAnyOrderElementsOf(
                Stream.concat(documented.keySet().stream(), CatalogueTest.ACROSS_TENANTS.stream()).toList());
    }

    @ParameterizedTest
    @MethodSource("callers")
    void eachRoleReachesTheRowsThatTheDocsName(String process, Role role) {
        documented.forEach((table, access) -> {
            var writes = access.writes(role).places();
            assertThat(reached(process, role, table)).as(table)
                    .isEqualTo(new Reached(access.reads(role).places(), writes, writes, writes));
        });
    }

    @ParameterizedTest
    @MethodSource("callers")
    void onlyTheWorkerReachesTheTablesAcrossTenants(String process, Role role) {
        var isWorker = process.equals("mm_worker");
        assertThat(CatalogueTest.ACROSS_TENANTS.stream()
                .collect(toMap(table -> table, table -> reached(process, role, table))))
                .isEqualTo(Map.of(
                        "outbox", isWorker ? new Reached(ALL, STUDIO, ALL, ALL) : new Reached(NONE, STUDIO, NONE, NONE),
                        "sign_in_request",
                        isWorker ? new Reached(ALL, NONE, ALL, ALL) : new Reached(NONE, ALL, NONE, NONE),
                        "temporal_namespace", isWorker ? new Reached(ALL, ALL, ALL, ALL) : NOTHING,
                        "schedule",
                        isWorker ? new Reached(ALL, ALL, ALL, ALL) : new Reached(ALL, NONE, NONE, NONE),
                        "event_epoch", NOTHING, "rate_limit", NOTHING));
    }

    /// The functions that cross tenants run as these roles, which reach every row by the commands that they are granted. Only
    /// `sees_project` and the view `person` stay in the tenant.
    @ParameterizedTest
    @ValueSource(strings = {"mm_across", "mm_authenticator"})
    void theOwnersOfTheFunctionsReachEveryStudio(String owner) {
        for (var table : columns.keySet()) {
            var all = owner.equals("mm_across") && Set.of("member", "project_member").contains(table) ? STUDIO : ALL;
            var granted = Stream.of("SELECT", "INSERT", "UPDATE", "DELETE")
                    .map(command -> isGranted(owner, table, command) ? all : NONE).toList();
            assertThat(reached(owner, Role.SYSTEM, table)).as(table)
                    .isEqualTo(new Reached(granted.get(0), granted.get(1), granted.get(2), granted.get(3)));
        }
    }

    private Reached reached(String process, Role role, String table) {
        handle.execute("""
                select set_config('app.tenant_id', ?, false), set_config('app.role', ?, false),
                  set_config('app.member_id', ?, false)
                """, studio.toString(), role.name(), role == Role.SYSTEM ? "" : member.toString());
        var places = "select place from " + table + " where place is not null";
        return new Reached(attempt(process, () -> places(places)),
                ALL.stream().filter(place -> !attempt(process, () -> {
                    insert(table, place);
                    return EnumSet.of(place);
                }).isEmpty()).collect(Collectors.toCollection(() -> EnumSet.noneOf(Place.class))),
                attempt(process, () -> {
                    handle.execute("update " + table + " set touched = true");
                    handle.execute("reset role");
                    return places(places + " and touched");
                }),
                attempt(process, () -> {
                    handle.execute("delete from " + table);
                    handle.execute("reset role");
                    return EnumSet.complementOf(places(places));
                }));
    }

    /// Tries something as a role of the database, and undoes it.
    ///
    /// @return nothing if it was refused
    private Set<Place> attempt(String role, Supplier<Set<Place>> attempt) {
        handle.begin();
        try {
            handle.execute("set role " + role);
            return attempt.get();
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof SQLException refusal && "42501".equals(refusal.getSQLState())) {
                return NONE;
            }
            throw e;
        } finally {
            handle.rollback();
        }
    }

    private EnumSet<Place> places(String query) {
        return handle.createQuery(query).mapTo(Place.class)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Place.class)));
    }

    private void insert(String table, Place place) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("place", place.name());
        row.put("tenant_id", place == Place.FOREIGN ? UUID.randomUUID() : studio);
        row.put(table.equals("project") ? "id" : "project_id", switch (place) {
            case OWN_IN_PROJECT, OTHERS_IN_PROJECT, FOREIGN -> project;
            case OWN_ELSEWHERE, OTHERS_ELSEWHERE -> UUID.randomUUID();
            case OWN_WITHOUT_PROJECT, OTHERS_WITHOUT_PROJECT -> null;
        });
        row.put(switch (table) {
            case "member" -> "id";
            case "event" -> "actor_id";
            default -> "member_id";
        }, place.isOwn() || place == Place.FOREIGN ? member : UUID.randomUUID());
        row.keySet()
                .removeIf(column -> !column.equals("place") && !columns.getOrDefault(table, Set.of()).contains(column));
        handle.execute("insert into %s (%s) values (%s)".formatted(table, String.join(", ", row.keySet()),
                row.keySet().stream().map(_ -> "?").collect(Collectors.joining(", "))), row.values().toArray());
    }

    private boolean isGranted(String role, String table, String command) {
        return handle.createQuery("select has_table_privilege(:role, :table, :command)"
                + (command.equals("DELETE") ? "" : " or has_any_column_privilege(:role, :table, :command)"))
                .bind("role", role).bind("table", table).bind("command", command).mapTo(boolean.class).one();
    }
}
