package com.motionmavericks.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.motionmavericks.api.docs.DocsResource;
import com.motionmavericks.local.run.TestSystem.Studio;
import com.motionmavericks.local.run.StudioClient.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Calls every operation of the contract that takes an id, with the id of another studio's resource. The answer must equal that
/// for an unknown id.
class TenancyIT {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");
    private final Studio ours = TestSystem.newStudio();
    private final Studio theirs = TestSystem.newStudio();

    @Test
    void aForeignStudiosIdIsAnsweredLikeAnUnknownOne() {
        var resources = theirResources();
        var calls = 0;
        for (var path : new DocsResource().contract().get("paths").properties()) {
            if (path.getKey().matches("/v1/(?!webhooks/).*\\{.*")) {
                var prefix = resources.keySet().stream().filter(path.getKey()::startsWith).findFirst().orElseThrow(
                        () -> new AssertionError("theirResources() has none for " + path.getKey()));
                for (var operation : path.getValue().properties()) {
                    if (METHODS.contains(operation.getKey())) {
                        var foreign = ask(path.getKey(), operation, String.valueOf(resources.get(prefix)));
                        var unknown = ask(path.getKey(), operation, UUID.randomUUID().toString());
                        assertThat(comparable(foreign)).as(operation.getKey() + " " + path.getKey())
                                .isEqualTo(comparable(unknown)).startsWith("404 ");
                        calls++;
                    }
                }
            }
        }
        assertThat(calls).isGreaterThan(15);
    }

    /// One resource of each type, by the start of its paths.
    private Map<String, String> theirResources() {
        var client = theirs.client();
        var project = create("/v1/projects", Map.of("name", "Theirs"));
        var milestone = create("/v1/projects/" + project + "/milestones", Map.of("name", "First cut"));
        var address = TestSystem.newAddress();
        client.breakMail(Map.of("mode", "fail", "status", 422, "to", address));
        var invitation = theirs.invite(address).expect(201).json().get("id").asText();
        var parked = StudioClient.await("the parked step",
                () -> Optional.ofNullable(client.get(theirs.admin(), "/v1/operations/parked").expect(200).json()
                        .at("/items/0/id").textValue()));
        client.mendMail();
        var version = client.get(theirs.admin(), theirs.readyVersion("/v1/projects/" + project)).expect(200).json();
        var admin = client.get(theirs.admin(), "/v1/me").expect(200).json().get("id").asText();
        var approval = create("/v1/milestones/" + milestone + "/approvals",
                Map.of("reviewers", List.of(admin), "policy",
                        "ANY", "deadline", Instant.now().plus(Duration.ofDays(3))));
        var task = create("/v1/projects/" + project + "/tasks", Map.of("title", "Grade"));
        var comment = create("/v1/tasks/" + task + "/comments", Map.of("body", "Warmer"));
        var shareLink = create("/v1/asset-versions/" + version.get("id").asText() + "/share-links",
                Map.of("expiresAt", Instant.now().plus(Duration.ofDays(3))));
        var apiKey = create("/v1/api-keys", Map.of("name", "Render farm", "role", "AGENCY"));
        var partner = PartnerSender.create(theirs);
        var endpoint = create("/v1/webhook-endpoints", Map.of("url", "https://hooks.example.com/in"));
        var message = theirs.client().post(theirs.admin(), "/v1/webhook-endpoints/" + endpoint + "/test", Map.of())
                .expect(202).json().get("id").asText();
        return Map.ofEntries(Map.entry("/v1/approvals/", approval),
                Map.entry("/v1/sessions/", theirs.join("GUEST").get("id").asText()),
                Map.entry("/v1/api-keys/", apiKey),
                Map.entry("/v1/assets/", version.get("assetId").asText()),
                Map.entry("/v1/asset-versions/", version.get("id").asText()),
                Map.entry("/v1/comments/", comment),
                Map.entry("/v1/invitations/", invitation),
                Map.entry("/v1/members/", admin),
                Map.entry("/v1/milestones/", milestone),
                Map.entry("/v1/operations/parked/", parked),
                Map.entry("/v1/partners/", id(partner.path())),
                Map.entry("/v1/partner-webhooks/", id(partner.stored())),
                Map.entry("/v1/projects/", project),
                Map.entry("/v1/share-links/", shareLink),
                Map.entry("/v1/tasks/", task),
                Map.entry("/v1/webhook-endpoints/", endpoint),
                Map.entry("/v1/webhook-messages/", message));
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private String create(String path, Map<String, ?> body) {
        return theirs.client().post(theirs.admin(), path, body).expect(201).json().get("id").asText();
    }

    private Reply ask(String path, Map.Entry<String, JsonNode> operation, String id) {
        var filled = path.replaceFirst("\\{\\w+}", id).replaceAll("\\{\\w+}",
                UUID.randomUUID().toString());
        var example = operation.getValue().at("/requestBody/content/application~1json/example");
        return ours.client().call(operation.getKey().toUpperCase(Locale.ROOT), ours.admin(), filled,
                example.isMissingNode() ? "" : example.toString(), "Idempotency-Key", UUID.randomUUID().toString(),
                "If-Match", "\"1\"");
    }

    private static String comparable(Reply reply) {
        var document = (ObjectNode) reply.json();
        document.remove("requestId");
        return reply.status() + " " + document;
    }
}
