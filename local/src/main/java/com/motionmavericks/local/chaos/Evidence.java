package com.motionmavericks.local.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.motionmavericks.local.LocalStack;
import com.motionmavericks.local.Running;
import com.motionmavericks.local.Settings;
import com.motionmavericks.local.chaos.Verdict.Delivery;
import com.motionmavericks.local.chaos.Verdict.Event;
import com.motionmavericks.local.chaos.Verdict.Film;
import com.motionmavericks.local.chaos.Verdict.LedgerFilm;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What can be seen of the system from outside: in Postgres, in Temporal, at the vendors and through the API.
final class Evidence {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OPEN = "select distinct workflow_id from open_row where next_at is not null";

    private final LocalStack stack;
    private final Running running;

    Evidence(LocalStack stack, Running running) {
        this.stack = stack;
        this.running = running;
    }

    Set<String> openRows() {
        return new HashSet<>(query(OPEN, row -> row.getString(1)));
    }

    Set<String> runningWorkflows() {
        var list = json(stack.temporal().run("workflow", "list", "--query", "ExecutionStatus = 'Running'", "--limit",
                "100000", "-o", "json"));
        var ids = new HashSet<String>();
        list.forEach(workflow -> ids.add(workflow.at("/execution/workflowId").asText()));
        return ids;
    }

    /// What is still to be done at once. A film that nobody has uploaded is asked about every few seconds for long.
    List<String> unfinished() {
        return query("""
                select 'outbox: ' || signal_name || ' of ' || workflow_id from outbox
                union all
                select 'due: ' || workflow_id from open_row where next_at < now() and workflow_type <> 'Asset'
                union all
                select 'due: ' || workflow_id from open_row where next_at < now() - interval '15 seconds'
                union all
                select 'no upload yet: ' || id from asset_version where upload_due_at is not null
                union all
                select 'transcoding: ' || id from asset_version where status = 'TRANSCODING'
                union all
                select 'parked: ' || step || ' of ' || subject_id from parked_step where left_at is null
                union all
                select 'time to come: ' || id from invitation
                where status = 'PENDING' and expires_at < created_at + interval '5 minutes'
                union all
                select 'time to come: ' || id from approval
                where status = 'OPEN' and deadline < created_at + interval '5 minutes'
                union all
                select 'key without an answer: ' || key from idempotency_key where answer is null
                """, row -> row.getString(1));
    }

    List<Delivery> deliveries() {
        return query("select id, subject_id, generation, template, member_id, sent_at is not null from delivery",
                row -> new Delivery(row.getString(1), row.getString(2), row.getInt(3), row.getString(4),
                        row.getString(5), row.getBoolean(6)));
    }

    List<Film> films() {
        return query("select id, status, coalesce(mux_asset_id, '') from asset_version",
                row -> new Film(row.getString(1), row.getString(2), row.getString(3)));
    }

    /// The idempotency key of each mail that the vendor took.
    List<String> mailLedger(Studio studio) {
        var keys = new ArrayList<String>();
        json(studio.client().fetch(running.standIns().resend() + "/_control/ledger"))
                .forEach(line -> keys.add(line.path("idempotencyKey").asText()));
        return keys;
    }

    List<LedgerFilm> filmLedger(Studio studio) {
        var films = new ArrayList<LedgerFilm>();
        json(studio.client().fetch(running.standIns().mux() + "/_control/ledger"))
                .forEach(line -> films.add(new LedgerFilm(line.get("id").asText(),
                        line.get("passthrough").asText().replaceFirst(".*:", ""), line.get("status").asText())));
        return films;
    }

    /// Every event of a studio.
    List<Event> events(Studio studio) {
        var events = new ArrayList<Event>();
        var next = "/v1/events?limit=100";
        while (true) {
            var page = studio.client().get(studio.admin().token(), next).expect(200).json();
            if (page.get("items").isEmpty()) {
                return events;
            }
            page.get("items").forEach(event -> events.add(new Event(event.get("type").asText(),
                    event.get("subjectId").asText(), event.at("/details/deliveryId").asText())));
            next = page.get("next").asText();
        }
    }

    @FunctionalInterface
    private interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, Mapper<T> mapper) {
        try (var connection = stack.postgres().superuser(Settings.DATABASE);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var all = new ArrayList<T>();
            while (rows.next()) {
                all.add(mapper.map(rows));
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("No JSON: " + text, e);
        }
    }
}
