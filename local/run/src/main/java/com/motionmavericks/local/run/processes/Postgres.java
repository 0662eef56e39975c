package com.motionmavericks.local.run.processes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// PostgreSQL 18 from Maven's binaries, with its data below the directory. It is as durable as in production: what it has
/// committed survives a `kill -9`.
public final class Postgres {
    private static final String SUPERUSER = "postgres";

    private final Path directory;
    private final int port;
    private final String password;

    public Postgres(Path directory, int port, String password) {
        this.directory = directory;
        this.port = port;
        this.password = password;
    }

    /// Unpacks the binaries and creates the data directory, if they do not exist.
    public Child.Spec prepare() {
        try {
            var data = directory.resolve("postgres");
            if (!Files.exists(directory.resolve("postgres-18/bin/postgres"))) {
                unpack(directory.resolve("postgres-18"));
            }
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                initialize(data);
            }
            return new Child.Spec("postgres", program("postgres", "-D", data.toString(), "-p", Integer.toString(port),
                    "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=on", "-c",
                    "synchronous_commit=on", "-c", "max_connections=150", "-c", "timezone=UTC"), Map.of(), "INT");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether Postgres answers.
    public boolean isReady() {
        try (var connection = superuser("postgres")) {
            return connection.isValid(1);
        } catch (SQLException _) {
            return false;
        }
    }

    /// Creates the roles of `db/roles.sql` with their passwords, and the database.
    public void createDatabase(String database, Map<String, String> rolePasswords) {
        try (var connection = superuser("postgres");
                var statement = connection.createStatement();
                var roles = Postgres.class.getResourceAsStream("/db/roles.sql")) {
            statement.execute(new String(Objects.requireNonNull(roles).readAllBytes(),
                    UTF_8));
            for (var role : rolePasswords.entrySet()) {
                statement.execute("alter role " + role.getKey() + " password '" + role.getValue() + "'");
            }
            try (var found = statement.executeQuery(
                    "select from pg_database where datname = '" + database + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("create database " + database + " owner mm_owner");
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("Cannot create the database", e);
        }
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /// A connection that sees all rows, for set-up and tests.
    public Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(url(database), SUPERUSER, password);
    }

    private void initialize(Path data) throws IOException {
        var passwordFile = Files.writeString(directory.resolve("postgres.password"), password);
        var initdb = new ProcessBuilder(program("initdb", "-D", data.toString(), "-U", SUPERUSER, "-A", "scram-sha-256",
                "--pwfile=" + passwordFile, "-E", "UTF8", "--locale=C")).redirectErrorStream(true).start();
        var output = new String(initdb.getInputStream().readAllBytes(), UTF_8);
        Files.delete(passwordFile);
        try {
            if (initdb.waitFor() != 0) {
                throw new IllegalStateException("initdb failed:\n" + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private List<String> program(String name, String... arguments) {
        var command = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            // Postgres refuses to run as root. In a user namespace of its own it does not run as root.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(directory.resolve("postgres-18/bin/" + name).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static void unpack(Path target) throws IOException {
        var os = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        var arch = switch (System.getProperty("os.arch")) {
            case "aarch64" -> "arm_64";
            default -> "x86_64";
        };
        try (var archive = Postgres.class.getResourceAsStream("/postgres-" + os + "-" + arch + ".txz")) {
            if (archive == null) {
                throw new IllegalStateException("No PostgreSQL for " + os + " on " + arch + " is on the class path");
            }
            var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)));
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target) || entry.isDirectory()) {
                    continue;
                }
                Files.createDirectories(path.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, path);
                    if ((entry.getMode() & 0100) != 0) {
                        Files.setPosixFilePermissions(path, EnumSet.allOf(PosixFilePermission.class));
                    }
                }
            }
        }
    }
}
