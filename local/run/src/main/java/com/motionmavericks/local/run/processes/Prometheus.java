package com.motionmavericks.local.run.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Prometheus with our alerts. It is used only if it is installed.
public final class Prometheus {
    private Prometheus() {}

    /// Writes its configuration. Its data are kept below the directory.
    ///
    /// @param rules the file with the alerts
    /// @param ports the admin port of each process, by the name of its job
    /// @return how to start it; empty if it is not on the PATH
    public static Optional<Child.Spec> prepare(Path directory, Path rules, int port, Map<String, Integer> ports) {
        return InstalledProgram.find("prometheus").map(program -> {
            var configuration = new StringBuilder("""
                    global: {scrape_interval: 5s, evaluation_interval: 5s}
                    rule_files: ["%s"]
                    scrape_configs:
                    """.formatted(rules.toAbsolutePath()));
            ports.forEach((job, admin) -> configuration.append("""
                      - {job_name: %s, static_configs: [{targets: ["127.0.0.1:%d"]}]}
                    """.formatted(job, admin)));
            var file = directory.resolve("prometheus.yml");
            try {
                Files.writeString(file, configuration);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Child.Spec("prometheus",
                    List.of(program.toString(), "--config.file=" + file, "--storage.tsdb.path="
                            + directory.resolve("prometheus"), "--web.listen-address=127.0.0.1:" + port),
                    Map.of(), "TERM");
        });
    }
}
