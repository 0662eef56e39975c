package com.motionmavericks.domain.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.motionmavericks.domain.tenancy.DatabaseAccess;
import com.motionmavericks.domain.tenancy.Migrations;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// A migrated database of its own for each test class, cloned from a template in some 50 ms; one Postgres for the JVM.
public final class TestDatabase implements AutoCloseable {
    private static final String TEMPLATE = "template_mm";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final EmbeddedPostgres POSTGRES = start();

    private final EmbeddedPostgres postgres;
    private final String name;
    private final int poolSize;
    private final Map<String, HikariDataSource> shared = new ConcurrentHashMap<>();

    public TestDatabase() {
        this(4);
    }

    /// @param poolSize of the shared pools
    public TestDatabase(int poolSize) {
        this(POSTGRES, poolSize);
    }

    private TestDatabase(EmbeddedPostgres postgres, int poolSize) {
        this.postgres = postgres;
        this.poolSize = poolSize;
        name = "test_" + COUNT.incrementAndGet();
        superuser("postgres").useHandle(
                handle -> handle.execute("create database " + name + " template " + TEMPLATE + " owner mm_owner"));
    }

    /// The pool of a role that all tests on this database share: `mm_api` or `mm_worker`.
    HikariDataSource shared(String role) {
        return shared.computeIfAbsent(role, r -> as(r, poolSize));
    }

    /// A pool of one's own, to be closed: `mm_owner`, `mm_api`, `mm_worker`.
    public HikariDataSource as(String role, int poolSize) {
        return access(postgres, name, role, poolSize).open(role);
    }

    /// Sees everything; for tests that look at every row.
    public Jdbi superuser() {
        return superuser(name);
    }

    /// The database that later ones are cloned from. A test of the tests may change it.
    public static Jdbi template() {
        return Jdbi.create(POSTGRES.getJdbcUrl("postgres", TEMPLATE));
    }

    /// What a dump of this database becomes when it is restored into a fresh cluster, whose transaction counter begins
    /// anew. To be closed.
    public TestDatabase restoredIntoAFreshCluster() {
        var restored = new TestDatabase(start(), poolSize);
        try (var from = superuser().open(); var to = restored.superuser().open()) {
            // As pg_restore has it: rows come in any order, and the foreign keys later.
            to.execute("set session_replication_role = replica");
            var tables = from
                    .select("""
                            select table_name from information_schema.tables
                            where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'flyway_schema_history'
                            """)
                    .mapTo(String.class).list();
            to.execute("truncate " + String.join(", ", tables));
            for (var table : tables) {
                var columns = from.select("""
                        select string_agg(quote_ident(column_name), ', ' order by ordinal_position)
                        from information_schema.columns
                        where table_schema = 'public' and table_name = ? and is_generated = 'NEVER'
                        """, table).mapTo(String.class).one();
                var rows = new ByteArrayOutputStream();
                copies(from).copyOut("copy " + table + " (" + columns + ") to stdout", rows);
                copies(to).copyIn("copy " + table + " (" + columns + ") from stdin",
                        new ByteArrayInputStream(rows.toByteArray()));
            }
            var seq = from.select("select max(seq) from event").mapTo(Long.class).one();
            to.execute("select setval(pg_get_serial_sequence('event', 'seq'), ?)", seq);
            return restored;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Gives the shared pools' connections back, of which one Postgres has 500 for all tests. Ends the cluster of a database that
    /// has one of its own; the others end with the JVM, because to drop a database takes longer than to create one.
    @Override
    public void close() {
        shared.values().forEach(HikariDataSource::close);
        if (postgres.getPort() != POSTGRES.getPort()) {
            try {
                postgres.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static CopyManager copies(Handle handle) throws SQLException {
        return handle.getConnection().unwrap(PGConnection.class).getCopyAPI();
    }

    private Jdbi superuser(String database) {
        return Jdbi.create(postgres.getJdbcUrl("postgres", database));
    }

    private static DatabaseAccess access(EmbeddedPostgres postgres, String database, String role, int poolSize) {
        return new DatabaseAccess("jdbc:postgresql://localhost:" + postgres.getPort() + "/" + database, role, "secret",
                poolSize);
    }

    private static EmbeddedPostgres start() {
        try (var roles = TestDatabase.class.getResourceAsStream("/db/roles.sql")) {
            var postgres = EmbeddedPostgres.builder().setServerConfig("max_connections", "500")
                    .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                    // The transaction of a vacuum holds back the events of all databases for a moment.
                    .setServerConfig("autovacuum", "off").start();
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(new String(Objects.requireNonNull(roles).readAllBytes(), UTF_8));
                for (var role : List.of("mm_owner", "mm_api", "mm_worker")) {
                    statement.execute("alter role " + role + " password 'secret'");
                }
                statement.execute("create database " + TEMPLATE + " owner mm_owner");
            }
            try (var owner = access(postgres, TEMPLATE, "mm_owner", 2).open("template")) {
                Migrations.apply(owner);
            }
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
