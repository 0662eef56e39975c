package com.motionmavericks.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.motionmavericks.local.run.TestSystem.Studio;
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

/// Runs all workflows, then searches tables, histories, logs and spans for personal data and secrets.
class SecretsIT {
    private static final String PASSWORD = "password-" + UUID.randomUUID();
    private static final String COMMENT = "comment-" + UUID.randomUUID();

    private final LocalSystem system = TestSystem.system();
    private final Studio studio = TestSystem.newStudio();
    private final StudioClient client = studio.client();

    @Test
    void secretsAndPersonalDataAreOnlyWhereTheyBelong() throws Exception {
        var slack = TestSystem.running().standIns().slackWebhook();
        client.post(studio.admin(), "/v1/slack-connection", Map.of("webhookUrl", slack)).expect(201);
        var workflows = new AllWorkflows(studio);
        // The vendor's error quotes the address. Wait until the step has parked by that error.
        client.breakMail(Map.of("mode", "fail", "status", 500, "to", workflows.invited));
        workflows.start();
        var parked = awaitParked(true).get(0).get("id").asText();
        client.mendMail();
        client.post(studio.admin(), "/v1/operations/parked/" + parked + "/retry", Map.of()).expect(200);
        workflows.triggerSchedules();
        var secrets = new ArrayList<>(workflows.useSecrets(PASSWORD, COMMENT));
        secrets.add(slack.substring(slack.lastIndexOf('/') + 1));
        workflows.awaitEffectsOnce();
        awaitParked(false);

        var people = List.of(workflows.invited, workflows.guest, workflows.agency, workflows.newAddress);
        for (var person : people) {
            assertThat(tablesHolding(person)).containsExactly("member");
        }
        assertThat(tablesHolding(workflows.oldAddress)).isEmpty();
        for (var canary : workflows.erased) {
            assertThat(tablesHolding(canary)).as("of an erased member").isEmpty();
        }
        assertThat(tablesHolding(COMMENT)).containsExactly("comment");
        for (var secret : secrets) {
            assertThat(tablesHolding(secret)).as(secret).isEmpty();
        }
        secrets.addAll(people);
        secrets.add(workflows.oldAddress);
        secrets.addAll(workflows.erased);
        secrets.add(COMMENT);
        assertThat(histories()).contains("mail-the-invitation").doesNotContain(secrets);
        try (var logs = Files.list(system.directory().resolve("logs"))) {
            for (var log : logs.filter(file -> !file.endsWith("standIns.log")).toList()) {
                assertThat(Files.readString(log)).as(log.getFileName().toString()).doesNotContain(secrets);
            }
        }
        assertThat(TestSystem.SPANS.spans()).extracting(SpanReceiver.ReceivedSpan::service)
                .contains("motion-mavericks-api", "motion-mavericks-worker");
        assertThat(TestSystem.SPANS.spans()).extracting(SpanReceiver.ReceivedSpan::text)
                .noneMatch(span -> secrets.stream().anyMatch(span::contains));
    }

    private JsonNode awaitParked(boolean expected) {
        return StudioClient.await("the list of parked steps", () -> Optional
                .of(client.get(studio.admin(), "/v1/operations/parked").expect(200).json().get("items"))
                .filter(items -> items.isEmpty() != expected));
    }

    /// The full histories of the studio's workflows, with all payloads decoded.
    private String histories() throws IOException {
        var text = new StringBuilder();
        var types = new ArrayList<String>();
        for (var workflow : temporal("workflow", "list", "--query", "TenantId = '" + studio.tenantId() + "'")) {
            types.add(workflow.at("/type/name").asText());
            var history = temporal("workflow", "show", "-w", workflow.at("/execution/workflowId").asText());
            text.append(history);
            decode(history, text);
        }
        assertThat(types).contains("Approval", "Asset", "Delivery", "Digest", "EmailChange", "Erasure", "Invitation",
                "Mailbox",
                "PartnerWebhook", "ShareLink", "SlackChannel", "WebhookEndpoint");
        return text.toString();
    }

    private JsonNode temporal(String... command) throws IOException {
        var arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("-o", "json"));
        return new ObjectMapper().readTree(system.temporal().run(arguments.toArray(String[]::new)));
    }

    private static void decode(JsonNode node, StringBuilder text) {
        if (node.isTextual() && node.asText().matches("[A-Za-z0-9+/]{8,}={0,2}") && node.asText().length() % 4 == 0) {
            text.append(new String(Base64.getDecoder().decode(node.asText()), StandardCharsets.UTF_8)).append('\n');
        }
        node.forEach(child -> decode(child, text));
    }

    private List<String> tablesHolding(String text) throws SQLException {
        var holding = new ArrayList<String>();
        try (var connection = system.postgres().superuser(Settings.DATABASE);
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
