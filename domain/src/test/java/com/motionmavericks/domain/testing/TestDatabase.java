package com.motionmavericks.domain.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.motionmavericks.domain.tenancy.DatabaseAccess;
import com.motionmavericks.domain.tenancy.Migrations;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;

/// A migrated database of its own for each test class, cloned from a template in some 50 ms; one Postgres for the JVM.
public final class TestDatabase {
    private static final String TEMPLATE = "template_mm";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final EmbeddedPostgres POSTGRES = start();

    private final String name;
    private final int poolSize;
    private final Map<String, HikariDataSource> shared = new ConcurrentHashMap<>();

    public TestDatabase() {
        this(4);
    }

    /// @param poolSize of the shared pools
    public TestDatabase(int poolSize) {
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
        return access(name, role, poolSize).open(role);
    }

    /// Sees everything; for tests that look at every row.
    public Jdbi superuser() {
        return superuser(name);
    }

    private static Jdbi superuser(String database) {
        return Jdbi.create(POSTGRES.getJdbcUrl("postgres", database));
    }

    private static DatabaseAccess access(String database, String role, int poolSize) {
        return new DatabaseAccess("jdbc:postgresql://localhost:" + POSTGRES.getPort() + "/" + database, role, "secret",
                poolSize);
    }

    private static EmbeddedPostgres start() {
        try (var roles = TestDatabase.class.getResourceAsStream("/db/roles.sql")) {
            var postgres = EmbeddedPostgres.builder().setServerConfig("max_connections", "400").start();
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(new String(Objects.requireNonNull(roles).readAllBytes(), UTF_8));
                for (var role : List.of("mm_owner", "mm_api", "mm_worker")) {
                    statement.execute("alter role " + role + " password 'secret'");
                }
                statement.execute("create database " + TEMPLATE + " owner mm_owner");
            }
            var access = new DatabaseAccess("jdbc:postgresql://localhost:" + postgres.getPort() + "/" + TEMPLATE,
                    "mm_owner", "secret", 2);
            try (var owner = access.open("template")) {
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
