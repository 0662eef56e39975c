package com.motionmavericks.local.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.motionmavericks.local.run.processes.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The addresses and processes of a running local system: the file `.local/run.json`, which scripts read.
///
/// @param temporal host and port
/// @param database a JDBC URL, without a password
/// @param pids process ids by name: launcher, postgres, temporal, standIns, worker, api
public record RunningSystem(String api, String apiAdmin, String workerAdmin, String inbox, StandInAddresses standIns,
        String temporal, String temporalUi, String database, UUID tenant, Map<String, Long> pids) {
    /// The visibility query that finds parked workflows, encoded for a URL.
    public static final String PARKED_QUERY = URLEncoder.encode(
            "NeedsAttention = true AND ExecutionStatus = \"Running\"",
            StandardCharsets.UTF_8);
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /// The addresses of the stand-ins.
    ///
    /// @param slackWebhook the only incoming webhook of Slack's stand-in
    public record StandInAddresses(String resend, String clerk, String mux, String slack, String slackWebhook,
            String slackBotToken) {}

    static Path file(Path directory) {
        return directory.resolve("run.json");
    }

    /// Writes the file.
    void write(Path directory) {
        try {
            AtomicFile.write(file(directory), JSON.writeValueAsString(this));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Reads the file; empty if no system runs.
    public static Optional<RunningSystem> read(Path directory) {
        try {
            return Files.exists(file(directory))
                    ? Optional.of(JSON.readValue(file(directory).toFile(), RunningSystem.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
