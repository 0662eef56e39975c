package com.motionmavericks.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.motionmavericks.domain.Json;
import com.motionmavericks.local.run.AccessTable.Caller;
import com.motionmavericks.local.run.AccessTable.Row;
import com.motionmavericks.local.run.StudioClient.Reply;
import com.motionmavericks.local.run.TestSystem.Studio;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/// Makes what a call is about: everything anew for each call, so that a call can delete it. Only the film is shared, because its
/// transcoding takes time.
final class AccessSubjects {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");
    private static final String FIRST_VERSION = "\"1\"";
    private static final String SLACK = "/v1/slack-connection";

    /// What these do to the caller would be in the way of later calls.
    private static final Set<String> ENDS_CALLER = Set.of("DELETE /v1/sessions", "DELETE /v1/sessions/current",
            "DELETE /v1/sessions/{sessionId}", "POST /v1/me/leave");

    private final Studio studio;
    private final Studio other;
    private final StudioClient client;
    private final JsonNode guest;
    private final JsonNode agency;
    private final JsonNode outsider;
    private final String adminId;
    private final String apiKey;
    private final String film;

    /// @param studio that everything belongs to
    /// @param other whose ADMIN is the stranger
    AccessSubjects(Studio studio, Studio other) {
        this.studio = studio;
        this.other = other;
        this.client = studio.client();
        guest = studio.join("GUEST");
        agency = studio.join("AGENCY");
        outsider = studio.join("AGENCY");
        adminId = client.get(studio.admin(), "/v1/me").expect(200).json().get("id").asText();
        apiKey = create("/v1/api-keys", Map.of("name", "Backup", "role", "ADMIN")).json().get("token").asText();
        add(id(create("/v1/projects", Map.of("name", "Other campaign"))), outsider);
        film = studio.readyVersion("/v1/projects/" + project()).replaceFirst(".*/", "");
    }

    /// Calls an operation with ids that belong to the studio, where they can to the caller.
    Reply call(Row row, Caller caller) {
        var session = switch (caller) {
            case GUEST -> ENDS_CALLER.contains(row.operation()) ? studio.join("GUEST") : guest;
            case AGENCY -> ENDS_CALLER.contains(row.operation()) ? studio.join("AGENCY") : agency;
            case OUTSIDER -> ENDS_CALLER.contains(row.operation()) ? studio.join("AGENCY") : outsider;
            case NOBODY, ADMIN, API_KEY, STRANGER -> guest;
        };
        var token = switch (caller) {
            case NOBODY -> "";
            case ADMIN -> studio.admin();
            case API_KEY -> apiKey;
            case STRANGER -> other.admin();
            case GUEST, AGENCY, OUTSIDER -> session.get("accessToken").asText();
        };
        if (row.template().equals(SLACK)) {
            connectSlack(!row.method().equals("POST"));
        }
        return send(row, token, path(row, caller, session));
    }

    /// Calls an operation as the ADMIN of the other studio, with an id of nothing.
    Reply callWithUnknownId(Row row) {
        return send(row, other.admin(), PARAMETER.matcher(row.template()).replaceAll(UUID.randomUUID().toString()));
    }

    private String path(Row row, Caller caller, JsonNode session) {
        var project = row.namesIds() ? project() : "";
        return PARAMETER.matcher(row.template()).replaceAll(found -> switch (found.group(1)) {
            case "projectId" -> project;
            case "memberId" -> member(row);
            case "sessionId" -> session.get("id").asText();
            case "milestoneId" -> milestone(project);
            case "taskId" -> task(project);
            case "commentId" -> comment(project, caller, session);
            case "assetId" -> id(create("/v1/projects/" + project + "/assets", Map.of("name", "Titles")));
            case "assetVersionId" -> row.method().equals("DELETE") ? version(project) : film;
            case "approvalId" -> id(create("/v1/milestones/" + milestone(project) + "/approvals", approval()));
            case "shareLinkId" -> id(create("/v1/asset-versions/" + film + "/share-links",
                    Map.of("expiresAt", inDays(10))));
            case "invitationId" -> id(create("/v1/invitations", invitation()));
            case "apiKeyId" -> id(create("/v1/api-keys", Map.of("name", "Render farm", "role", "AGENCY")));
            case "partnerId" -> id(create("/v1/partners", Map.of("name", "Render Ltd")));
            case "partnerWebhookId" -> PartnerSender.create(studio).stored().replaceFirst(".*/", "");
            case "webhookEndpointId" -> webhookEndpoint();
            case "webhookMessageId" ->
                id(client.post(studio.admin(), "/v1/webhook-endpoints/" + webhookEndpoint() + "/test", Map.of()));
            // No step is parked: whoever may act gets 404.
            case "parkedStepId" -> UUID.randomUUID().toString();
            default -> throw new IllegalArgumentException("No subject for " + found.group());
        });
    }

    private Reply send(Row row, String token, String path) {
        var isRead = row.method().equals("GET");
        return client.call(row.method(), token, path, isRead ? "" : body(row), isRead
                ? new String[0]
                : new String[]{"Idempotency-Key", UUID.randomUUID().toString(), "If-Match", version(row, token, path)});
    }

    /// A member of the project to remove, another to add, or one who is nobody else's subject.
    private String member(Row row) {
        return memberId(switch (row.operation()) {
            case "PUT /v1/projects/{projectId}/members/{memberId}" -> outsider;
            case "DELETE /v1/projects/{projectId}/members/{memberId}" -> agency;
            case "GET /v1/members/{memberId}" -> guest;
            case "DELETE /v1/members/{memberId}/personal-data" -> removed();
            case "GET /v1/members/{memberId}/personal-data" -> erased();
            default -> studio.join("GUEST");
        });
    }

    /// The body of the contract's example, except where it names something that exists.
    private String body(Row row) {
        return switch (row.operation()) {
            case "POST /v1/milestones/{milestoneId}/approvals" -> json(approval());
            case "POST /v1/approvals/{approvalId}/decisions" -> json(Map.of("decision", "APPROVED"));
            case "POST /v1/invitations" -> json(invitation());
            case "POST " + SLACK -> json(slackConnection());
            case "POST /v1/asset-versions/{assetVersionId}/share-links" -> json(Map.of("expiresAt", inDays(10)));
            case "POST /v1/share-links/{shareLinkId}/extend" -> json(Map.of("expiresAt", inDays(20)));
            default -> TestSystem.CONTRACT.exampleBody(row.operation());
        };
    }

    /// The tag of what a change is about, where it has one.
    private String version(Row row, String token, String path) {
        var isAction = row.method().equals("POST") && row.namesIds() && !row.template().endsWith("}");
        var read = "GET " + (isAction ? withoutLast(row.template()) : row.template());
        if (!TestSystem.CONTRACT.operations().contains(read)) {
            return FIRST_VERSION;
        }
        var reader = path.startsWith("/v1/me") ? token : studio.admin();
        var tag = client.get(reader, isAction ? withoutLast(path) : path).header("ETag");
        return tag.isEmpty() ? FIRST_VERSION : tag;
    }

    private static String withoutLast(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }

    /// A project with the guest and the agency.
    private String project() {
        var project = id(create("/v1/projects", Map.of("name", "Spring campaign")));
        add(project, guest);
        add(project, agency);
        return project;
    }

    private void add(String project, JsonNode session) {
        client.call("PUT", studio.admin(), "/v1/projects/" + project + "/members/" + memberId(session), "",
                "Idempotency-Key", UUID.randomUUID().toString()).expect(204);
    }

    private JsonNode removed() {
        var session = studio.join("GUEST");
        var path = "/v1/members/" + memberId(session);
        client.call("DELETE", studio.admin(), path, "", "If-Match",
                client.get(studio.admin(), path).header("ETag")).expect(204);
        return session;
    }

    private JsonNode erased() {
        var session = removed();
        client.call("DELETE", studio.admin(), "/v1/members/" + memberId(session) + "/personal-data", "").expect(202);
        return session;
    }

    private String milestone(String project) {
        return id(create("/v1/projects/" + project + "/milestones", Map.of("name", "First cut")));
    }

    /// A version whose upload is open: the workflow changes it no more.
    private String version(String project) {
        var path = "/v1/asset-versions/"
                + create("/v1/projects/" + project + "/assets", Map.of("name", "Titles")).json()
                        .at("/versions/0/id").asText();
        return StudioClient.await("the upload", () -> Optional.of(client.get(studio.admin(), path).json())
                .filter(version -> version.has("uploadUrl"))).get("id").asText();
    }

    private String task(String project) {
        return id(create("/v1/projects/" + project + "/tasks", Map.of("title", "Grade the second scene")));
    }

    /// A comment of the caller, or of the guest where the caller cannot write one.
    private String comment(String project, Caller caller, JsonNode session) {
        var token = switch (caller) {
            case ADMIN -> studio.admin();
            case API_KEY -> apiKey;
            case GUEST, AGENCY -> session.get("accessToken").asText();
            case NOBODY, OUTSIDER, STRANGER -> guest.get("accessToken").asText();
        };
        return id(
                client.post(token, "/v1/tasks/" + task(project) + "/comments", Map.of("body", "Warmer?")).expect(201));
    }

    /// The one that is left, because a studio has a limit, or a new one.
    private String webhookEndpoint() {
        var left = client.get(studio.admin(), "/v1/webhook-endpoints").expect(200).json().at("/items/0/id");
        return left.isMissingNode()
                ? id(create("/v1/webhook-endpoints", Map.of("url", "https://hooks.example.com/in")))
                : left.asText();
    }

    /// Connects the studio with Slack, or disconnects it before a call that connects it.
    private void connectSlack(boolean isConnected) {
        if (isConnected) {
            client.post(studio.admin(), SLACK, slackConnection());
        } else {
            client.call("DELETE", studio.admin(), SLACK, "", "If-Match", FIRST_VERSION);
        }
    }

    private static Map<String, ?> slackConnection() {
        return Map.of("webhookUrl", TestSystem.running().standIns().slackWebhook());
    }

    private Map<String, ?> approval() {
        return Map.of("reviewers", List.of(memberId(guest), memberId(agency), adminId), "policy", "ANY", "deadline",
                inDays(3));
    }

    private static Map<String, ?> invitation() {
        return Map.of("email", TestSystem.newAddress(), "name", "Robin Reviewer", "role", "GUEST");
    }

    private Reply create(String path, Map<String, ?> body) {
        var reply = client.post(studio.admin(), path, body);
        return reply.status() == 202 ? reply : reply.expect(201);
    }

    private static String id(Reply created) {
        return created.json().get("id").asText();
    }

    private static String memberId(JsonNode session) {
        return session.at("/member/id").asText();
    }

    private static String inDays(int days) {
        return Instant.now().plus(days, ChronoUnit.DAYS).toString();
    }

    private static String json(Map<String, ?> body) {
        return Json.write(body);
    }
}
