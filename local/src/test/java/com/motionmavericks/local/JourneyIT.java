package com.motionmavericks.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.motionmavericks.local.journey.Journey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The story that `./run` tells, and what it must leave behind: nothing that names a person or opens a door.
class JourneyIT {
    private final LocalStack stack = Stack.stack();

    @Test
    void everyStepOfTheStoryHolds() {
        assertThat(new Journey(Stack.running(), stack.temporal(), System.out).tell()).isTrue();
    }

    @Test
    void noTokenNoNameAndNoAddressIsFoundWhereItMayNotBe() throws Exception {
        var studio = Stack.newStudio();
        var canary = "canary" + UUID.randomUUID().toString().replace("-", "");
        var address = canary + "@example.com";
        // The vendor's error quotes the address, until the step has parked.
        studio.client().breakMail(Map.of("mode", "fail", "status", 500, "to", canary));
        var invitation = studio.client().post(studio.admin(), "/v1/invitations",
                Map.of("email", address, "name", "Name " + canary, "role", "GUEST")).expect(201).json();
        var id = invitation.get("id").asText();
        StudioClient.await("the parked step", () -> Optional.of(studio.invitation(id).json())
                .filter(now -> now.get("needsAttention").asBoolean()));
        studio.client().mendMail();
        stack.temporal().run("workflow", "signal", "-w", "invitation:" + id, "--name", "retry");
        var token = studio.client().awaitLink(address);
        studio.client().accept(token).expect(200);
        StudioClient.await("the end of the workflow", () -> Optional.of(status(id)).filter("COMPLETED"::equals));

        var secret = token.substring(token.indexOf('.') + 1);
        assertThat(tablesHolding(canary)).containsExactly("member");
        assertThat(tablesHolding(secret)).isEmpty();
        assertThat(history(id)).contains("mail-the-invitation").doesNotContain(canary).doesNotContain(secret);
        try (var logs = Files.list(stack.directory().resolve("logs"))) {
            for (var log : logs.filter(file -> !file.endsWith("standIns.log")).toList()) {
                assertThat(Files.readString(log)).as(log.getFileName().toString()).doesNotContain(canary)
                        .doesNotContain(secret);
            }
        }
    }

    private String status(String id) {
        var description = stack.temporal().run("workflow", "describe", "-w", "invitation:" + id, "-o", "json");
        return description.contains("WORKFLOW_EXECUTION_STATUS_COMPLETED") ? "COMPLETED" : "";
    }

    /// The whole history, with every payload decoded.
    private String history(String id) throws IOException {
        var json = new ObjectMapper()
                .readTree(stack.temporal().run("workflow", "show", "-w", "invitation:" + id, "-o", "json"));
        var text = new ArrayList<String>();
        decode(json, text);
        assertThat(text).as("payloads").isNotEmpty();
        return json + String.join("\n", text);
    }

    private static void decode(JsonNode node, List<String> text) {
        if (node.isTextual() && node.asText().matches("[A-Za-z0-9+/]{8,}={0,2}") && node.asText().length() % 4 == 0) {
            text.add(new String(Base64.getDecoder().decode(node.asText()), StandardCharsets.UTF_8));
        }
        node.forEach(child -> decode(child, text));
    }

    private List<String> tablesHolding(String text) throws SQLException {
        var holding = new ArrayList<String>();
        try (var connection = stack.postgres().superuser(Settings.DATABASE);
                var statement = connection.createStatement()) {
            var tables = new ArrayList<String>();
            try (var rows = statement.executeQuery(
                    "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (var table : tables) {
                try (var rows = statement.executeQuery(
                        "select 1 from " + table + " t where t::text like '%" + text + "%' limit 1")) {
                    if (rows.next()) {
                        holding.add(table);
                    }
                }
            }
        }
        return holding;
    }
}
