package com.motionmavericks.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.motionmavericks.local.run.Stack.Studio;
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

/// What all workflows leave behind: nothing that names a person, quotes one, or opens a door, but where it belongs.
class SecretsIT {
    private static final String PASSWORD = "password-" + UUID.randomUUID();
    private static final String SAID = "said-" + UUID.randomUUID();

    private final LocalSystem stack = Stack.stack();
    private final Studio studio = Stack.newStudio();
    private final StudioClient client = studio.client();

    @Test
    void noTokenNoNameAndNoAddressIsFoundWhereItMayNotBe() throws Exception {
        var slack = Stack.running().standIns().slackWebhook();
        client.post(studio.admin(), "/v1/slack-connection", Map.of("webhookUrl", slack)).expect(201);
        var each = new OneOfEach(studio);
        // The vendor's error quotes the address, until the step has parked.
        client.breakMail(Map.of("mode", "fail", "status", 500, "to", each.invited));
        each.begin();
        var parked = awaitParked(true).get(0).get("id").asText();
        client.mendMail();
        client.post(studio.admin(), "/v1/operations/parked/" + parked + "/retry", Map.of()).expect(200);
        each.triggerDigests();
        var secrets = new ArrayList<>(each.useSecrets(PASSWORD, SAID));
        secrets.add(slack.substring(slack.lastIndexOf('/') + 1));
        each.awaitEverythingOnce();
        awaitParked(false);

        var people = List.of(each.invited, each.guest, each.agency);
        for (var person : people) {
            assertThat(tablesHolding(person)).containsExactly("member");
        }
        assertThat(tablesHolding(SAID)).containsExactly("comment");
        for (var secret : secrets) {
            assertThat(tablesHolding(secret)).as(secret).isEmpty();
        }
        secrets.addAll(people);
        secrets.add(SAID);
        assertThat(histories()).contains("mail-the-invitation").doesNotContain(secrets);
        try (var logs = Files.list(stack.directory().resolve("logs"))) {
            for (var log : logs.filter(file -> !file.endsWith("standIns.log")).toList()) {
                assertThat(Files.readString(log)).as(log.getFileName().toString()).doesNotContain(secrets);
            }
        }
    }

    private JsonNode awaitParked(boolean something) {
        return StudioClient.await("what is parked", () -> Optional
                .of(client.get(studio.admin(), "/v1/operations/parked").expect(200).json().get("items"))
                .filter(items -> items.isEmpty() != something));
    }

    /// The histories of all the studio's workflows, whole, with every payload decoded.
    private String histories() throws IOException {
        var text = new StringBuilder();
        var types = new ArrayList<String>();
        for (var workflow : temporal("workflow", "list", "--query", "TenantId = '" + studio.tenantId() + "'")) {
            types.add(workflow.at("/type/name").asText());
            var history = temporal("workflow", "show", "-w", workflow.at("/execution/workflowId").asText());
            text.append(history);
            decode(history, text);
        }
        assertThat(types).contains("Approval", "Asset", "Delivery", "Digest", "Invitation", "Notification",
                "ShareLink");
        return text.toString();
    }

    private JsonNode temporal(String... command) throws IOException {
        var arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("-o", "json"));
        return new ObjectMapper().readTree(stack.temporal().run(arguments.toArray(String[]::new)));
    }

    private static void decode(JsonNode node, StringBuilder text) {
        if (node.isTextual() && node.asText().matches("[A-Za-z0-9+/]{8,}={0,2}") && node.asText().length() % 4 == 0) {
            text.append(new String(Base64.getDecoder().decode(node.asText()), StandardCharsets.UTF_8)).append('\n');
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
