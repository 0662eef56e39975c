package com.motionmavericks.local.chaos;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.motionmavericks.local.run.LocalSystem;
import com.motionmavericks.local.run.RunningSystem;
import com.motionmavericks.local.run.Settings;
import com.motionmavericks.local.chaos.NotificationVerdict.DigestMail;
import com.motionmavericks.local.chaos.NotificationVerdict.Recipient;
import com.motionmavericks.local.chaos.ShareLinkVerdict.Closing;
import com.motionmavericks.local.chaos.SlackVerdict.About;
import com.motionmavericks.local.chaos.SlackVerdict.SlackDelivery;
import com.motionmavericks.local.chaos.Verdict.Delivery;
import com.motionmavericks.local.chaos.Verdict.AssetVersion;
import com.motionmavericks.local.chaos.Verdict.MuxAsset;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the state of the system: from Postgres, Temporal, the vendors and the API.
final class SystemProbe {
    private static final ObjectMapper JSON = new ObjectMapper();
    /// A line of a digest; its number is missing if it is one.
    private static final Pattern DIGEST_LINE = Pattern.compile("- .+?: (?:(\\d+) )?.+");
    private static final String OPEN = "select distinct workflow_id from open_row where next_at is not null";

    private final LocalSystem system;
    private final RunningSystem running;

    SystemProbe(LocalSystem system, RunningSystem running) {
        this.system = system;
        this.running = running;
    }

    Set<String> openRows() {
        return new HashSet<>(query(OPEN, row -> row.getString(1)));
    }

    Set<String> runningWorkflows() {
        return workflows("ExecutionStatus = 'Running'");
    }

    /// The workflows that mail a member at once, running or ended.
    Set<String> mailboxWorkflows() {
        return workflows("WorkflowType = 'Mailbox' OR WorkflowType = 'Notification'");
    }

    private Set<String> workflows(String query) {
        var list = json(
                system.temporal().run("workflow", "list", "--query", query, "--limit", "100000", "-o", "json"));
        var ids = new HashSet<String>();
        list.forEach(workflow -> ids.add(workflow.at("/execution/workflowId").asText()));
        return ids;
    }

    /// The work that is not finished. A version that was not uploaded has a check due every few seconds, so Asset rows count only
    /// when they are late.
    List<String> unfinished() {
        return query("""
                select 'outbox: ' || signal_name || ' of ' || workflow_id from outbox
                union all
                select 'due: ' || workflow_id from open_row where next_at < now() and workflow_type <> 'Asset'
                union all
                select 'due: ' || workflow_id from open_row where next_at < now() - interval '15 seconds'
                union all
                select 'without recipients: ' || id from notification where recipients_due_at is not null
                union all
                select 'no upload URL yet: ' || id from asset_version where upload_due_at is not null
                union all
                select 'processing: ' || id from asset_version where status = 'PROCESSING'
                union all
                select 'parked: ' || step || ' of ' || subject_id from parked_step where left_at is null
                union all
                select 'expires soon: ' || id from invitation
                where status = 'PENDING' and expires_at < created_at + interval '5 minutes'
                union all
                select 'expires soon: ' || id from approval
                where status = 'OPEN' and deadline < created_at + interval '5 minutes'
                union all
                select 'expires soon: ' || id from share_link
                where status = 'OPEN' and expires_at < now() + interval '5 minutes'
                union all
                select 'no webhook yet about the events of: ' || tenant_id
                from studios_with_events_for_webhooks() tenant_id
                union all
                select 'not delivered: ' || type || ' to ' || endpoint_id from webhook_message where status = 'PENDING'
                union all
                select 'idempotency key without an answer: ' || key from idempotency_key where answer is null
                """, row -> row.getString(1));
    }

    /// The digests that are due and wait for a round.
    List<String> dueDigests() {
        return query(
                "select 'digest due: ' || member_id from notification_preferences where next_digest_at < now()",
                row -> row.getString(1));
    }

    /// All mails in Postgres.
    List<Delivery> deliveries() {
        return query("""
                select id, subject_id, generation, template, member_id, sent_at is not null from delivery
                where channel = 'MAIL'
                """, row -> new Delivery(row.getString(1), row.getString(2), row.getInt(3), row.getString(4),
                row.getString(5), row.getBoolean(6)));
    }

    List<AssetVersion> assetVersions() {
        return query("select id, status, coalesce(mux_asset_id, '') from asset_version",
                row -> new AssetVersion(row.getString(1), row.getString(2), row.getString(3)));
    }

    List<Closing> closings() {
        return query("select id, expires_at, closed_at from share_link where status = 'EXPIRED'",
                row -> new Closing(row.getString(1), row.getTimestamp(2).toInstant(), row.getTimestamp(3).toInstant()));
    }

    List<Recipient> recipients() {
        return query("""
                select notification_id, member_id, in_digest, coalesce(digest_id::text, '') from notification_recipient
                """, row -> new Recipient(row.getString(1), row.getString(2), row.getBoolean(3), row.getString(4)));
    }

    /// All messages to Slack in Postgres.
    List<SlackDelivery> slackDeliveries() {
        return query(
                """
                        select n.id, n.type, coalesce(v.asset_id, n.subject_id), d.sent_at is not null, exists (select from parked_step p
                          where p.target = n.id::text and p.step = 'Tell Slack' and p.left_by = 'SKIP')
                        from notification n join delivery d on d.subject_id = n.id and d.channel = 'SLACK'
                          left join asset_version v on v.id = n.subject_id
                        """,
                row -> new SlackDelivery(row.getString(1), new About(row.getString(2), row.getString(3)),
                        row.getBoolean(4), row.getBoolean(5)));
    }

    /// The film of each version, by id.
    Map<String, String> films() {
        return query("select id, asset_id from asset_version", row -> Map.entry(row.getString(1), row.getString(2)))
                .stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// The notifications whose message to Slack has the same text as that of an event.
    List<Slack.SameText> sameText(String eventId) {
        return query("""
                with linked as (
                  select n.*, coalesce(v.asset_id, n.subject_id) as link_id
                  from notification n left join asset_version v on v.id = n.subject_id
                )
                select n.id, n.type, n.link_id, exists (select from parked_step p
                    where p.target = n.id::text and p.step = 'Tell Slack' and p.left_at is null),
                  n.recipients_due_at is null and n.slack_due_at is null
                from linked n join linked this on (n.type, n.link_id) = (this.type, this.link_id)
                where this.id::text = ? order by n.id
                """, row -> new Slack.SameText(row.getString(1), new About(row.getString(2), row.getString(3)),
                row.getBoolean(4), row.getBoolean(5)), eventId);
    }

    /// The idempotency key of each mail that the vendor has accepted.
    List<String> mailLedger(Studio studio) {
        return studio.client().ledger(running.standIns().resend()).stream()
                .map(line -> line.path("idempotencyKey").asText()).toList();
    }

    /// The digests that the mail vendor has accepted.
    List<DigestMail> digestMails(Studio studio, Collection<Delivery> deliveries) {
        var digests = deliveries.stream().filter(delivery -> delivery.template().equals("digest/3"))
                .collect(toMap(Delivery::id, identity()));
        var texts = new HashMap<String, String>();
        json(studio.client().fetch(running.standIns().resend() + "/inbox.json"))
                .forEach(mail -> texts.put(mail.get("id").asText(), mail.get("text").asText()));
        return studio.client().ledger(running.standIns().resend()).stream()
                .filter(line -> digests.containsKey(line.path("idempotencyKey").asText())).map(line -> {
                    var digest = Objects.requireNonNull(digests.get(line.get("idempotencyKey").asText()));
                    return new DigestMail(digest.subjectId(), digest.memberId(),
                            count(texts.getOrDefault(line.get("id").asText(), "")));
                }).toList();
    }

    private static int count(String text) {
        return text.lines().map(DIGEST_LINE::matcher).filter(Matcher::matches)
                .mapToInt(line -> line.group(1) == null ? 1 : Integer.parseInt(line.group(1))).sum();
    }

    List<MuxAsset> muxLedger(Studio studio) {
        return studio.client().ledger(running.standIns().mux()).stream()
                .map(line -> new MuxAsset(line.get("id").asText(),
                        line.get("passthrough").asText().replaceFirst(".*:", ""), line.get("status").asText()))
                .toList();
    }

    Feed feed(Studio studio) {
        var events = new ArrayList<JsonNode>();
        var next = "/v1/events?limit=100";
        while (true) {
            var page = studio.client().get(studio.admin().token(), next).expect(200).json();
            if (page.get("items").isEmpty()) {
                return new Feed(events);
            }
            page.get("items").forEach(events::add);
            next = page.get("next").asText();
        }
    }

    @FunctionalInterface
    private interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, Mapper<T> mapper, String... parameters) {
        try (var connection = system.postgres().superuser(Settings.DATABASE);
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (var rows = statement.executeQuery()) {
                var all = new ArrayList<T>();
                while (rows.next()) {
                    all.add(mapper.map(rows));
                }
                return all;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not JSON: " + text, e);
        }
    }
}
