package com.motionmavericks.local.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.motionmavericks.local.run.processes.Child;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Runs the commands of the runbooks as they stand there. What a command asks of Compose is done to the local system, as the table
/// in `runbooks/README.md` says. Bash runs the rest.
final class OperatorShell {
    private final LocalSystem system;
    private final StudioClient client;
    private final List<Translation> translations = List.of(
            new Translation("docker compose logs(?: --since \\w+)? (.+)", match -> Stream
                    .of(match.group(1).split(" ", -1)).map(this::log).collect(Collectors.joining("\n"))),
            new Translation("docker compose (?:restart|up --detach) (\\w+)", match -> restart(match.group(1))),
            new Translation("docker compose up --detach", _ -> startAll()),
            new Translation("docker compose stop (.+)", match -> stop(match.group(1).split(" ", -1))),
            new Translation("docker compose exec prometheus wget -qO- (api|worker):\\d+(/\\w+)",
                    match -> fetch(match.group(1), match.group(2))),
            new Translation("docker compose exec postgres psql -U postgres motion_mavericks -c \"(.+)\"",
                    match -> query(match.group(1))),
            new Translation("(select .+)", match -> query(match.group(1))),
            new Translation("docker compose exec postgres pg_isready .+",
                    _ -> system().postgres().isReady() ? "accepting connections" : "no response"),
            new Translation("docker compose exec api printenv (\\w+)",
                    match -> environment().getOrDefault(match.group(1), "")),
            new Translation("docker compose run --rm worker (parked .+)", match -> worker(match.group(1))),
            new Translation("docker compose run --rm temporal-namespace '(.+)'", match -> bash(match.group(1), "")));

    /// What a command of Compose means here.
    private record Translation(Pattern command, Function<MatchResult, String> meaning) {
        Translation(String command, Function<MatchResult, String> meaning) {
            this(Pattern.compile(command), meaning);
        }

        Stream<String> run(String given) {
            var matcher = command.matcher(given);
            return matcher.matches() ? Stream.of(meaning.apply(matcher)) : Stream.empty();
        }
    }

    OperatorShell(LocalSystem system, StudioClient client) {
        this.system = system;
        this.client = client;
    }

    /// @return what the command prints, also if it fails
    String run(String command) {
        var pipe = command.indexOf(" | ");
        return pipe < 0
                ? runFirst(command)
                : bash(command.substring(pipe + 3), runFirst(command.substring(0, pipe)));
    }

    /// A metric's value: of the first series whose name and labels begin so.
    ///
    /// @param process `api` or `worker`
    double metric(String process, String series) {
        return fetch(process, "/metrics").lines().filter(line -> line.startsWith(series)).findFirst()
                .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).orElse(0.0);
    }

    private String runFirst(String command) {
        return translations.stream().flatMap(translation -> translation.run(command)).findFirst().orElseGet(() -> {
            if (command.startsWith("docker ")) {
                throw new AssertionError("The local system has nothing for: " + command);
            }
            return bash(command, "");
        });
    }

    private LocalSystem system() {
        return system;
    }

    private String log(String process) {
        try {
            return Files.readString(system.directory().resolve("logs/" + process + ".log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String restart(String process) {
        if (system.isAlive(process)) {
            system.stop(process);
        }
        system.restart(process);
        return "";
    }

    private String startAll() {
        TestSystem.restartStopped();
        return "";
    }

    private String stop(String... processes) {
        Stream.of(processes).forEach(system::stop);
        return "";
    }

    private String fetch(String process, String path) {
        var running = TestSystem.running();
        return client.fetch((process.equals("api") ? running.apiAdmin() : running.workerAdmin()) + path);
    }

    private String query(String sql) {
        try (var connection = system.postgres().superuser(Settings.DATABASE);
                var statement = connection.createStatement()) {
            var lines = new ArrayList<String>();
            if (!statement.execute(sql)) {
                return "";
            }
            var rows = statement.getResultSet();
            while (rows.next()) {
                var cells = new ArrayList<String>();
                for (var column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    cells.add(String.valueOf(rows.getString(column)));
                }
                lines.add(String.join(" | ", cells));
            }
            return String.join("\n", lines);
        } catch (SQLException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private Map<String, String> environment() {
        return system.likeApi("environment", OperatorShell.class, "none", Map.of()).environment();
    }

    private String worker(String arguments) {
        var words = Arrays.stream(arguments.split(" (?=(?:[^']*'[^']*')*[^']*$)", -1))
                .map(word -> word.replace("'", "")).toList();
        Child.start(system.likeWorker("parked", words, Map.of()), system.directory()).awaitSuccess();
        return log("parked");
    }

    private String bash(String command, String input) {
        try {
            // Not by a pipe: who writes all of a log before reading waits for a program that waits for its reader.
            var stdin = Files.writeString(system.directory().resolve("operator-shell.txt"), input);
            var builder = new ProcessBuilder("bash", "-c", "temporal() { \"$TEMPORAL_CLI\" \"$@\"; }\n" + command)
                    .redirectErrorStream(true).redirectInput(stdin.toFile());
            builder.environment().putAll(environment());
            builder.environment().putAll(Map.of("TEMPORAL_ADDRESS", system.temporal().address(), "TEMPORAL_CLI",
                    system.temporal().cli().toString()));
            return new String(builder.start().getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
