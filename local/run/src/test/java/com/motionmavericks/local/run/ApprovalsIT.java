package com.motionmavericks.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.motionmavericks.local.run.TestSystem.Studio;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Approvals over real HTTP, through the real workflow.
class ApprovalsIT {
    private static final Studio STUDIO = TestSystem.newStudio();
    private static final JsonNode GUEST = STUDIO.join("GUEST");
    private final StudioClient client = STUDIO.client();
    private String project = "";
    private String milestone = "";

    @BeforeEach
    void create() {
        project = client.post(STUDIO.admin(), "/v1/projects", Map.of("name", "Spring")).expect(201)
                .header("Location");
        milestone = client.post(STUDIO.admin(), project + "/milestones", Map.of("name", "First cut")).expect(201)
                .header("Location");
        client.call("PUT", STUDIO.admin(), project + "/members/" + GUEST.at("/member/id").asText(), "").expect(204);
    }

    @Test
    void isRequestedAndDecidedAndItsOwnerIsMailed() {
        var requested = request(Instant.now().plus(Duration.ofDays(3)));
        var path = requested.header("Location");
        awaitReviewer(path, "askedAt");
        client.get(STUDIO.admin(), path, "If-None-Match", requested.header("ETag")).expect(200);
        client.post(STUDIO.admin(), path + "/decisions", Map.of("decision", "APPROVED")).expect(403);
        var decided = client.post(guest(), path + "/decisions",
                Map.of("decision", "CHANGES_REQUESTED", "comment", "Louder")).expect(200).json();
        assertThat(decided.get("status").asText()).isEqualTo("CHANGES_REQUESTED");
        assertThat(client.post(guest(), path + "/decisions", Map.of("decision", "APPROVED")).expect(409).json()
                .get("approvalStatus").asText()).isEqualTo("CHANGES_REQUESTED");
        StudioClient.await("the outcome's mail", () -> Optional.of(events())
                .filter(types -> types.contains("approval.outcome-notified")));
        assertThat(client.get(guest(), project + "/approvals").expect(200).json().at("/items/0/id"))
                .isEqualTo(decided.get("id"));
        assertThat(events()).containsExactly("project.created", "milestone.created", "project.member-added",
                "approval.requested", "approval.reviewer-asked", "approval.decided", "approval.changes-requested",
                "approval.outcome-notified");
    }

    @Test
    void isDecidedWhileTemporalIsDownAndContinuesAfterwards() {
        var path = request(Instant.now().plus(Duration.ofDays(3))).header("Location");
        awaitReviewer(path, "askedAt");
        TestSystem.system().kill("temporal");
        try {
            client.post(guest(), path + "/decisions", Map.of("decision", "APPROVED")).expect(200);
        } finally {
            TestSystem.system().restart("temporal");
        }
        StudioClient.await("the outcome's mail", () -> Optional.of(events())
                .filter(types -> types.contains("approval.outcome-notified")));
        assertThat(events()).containsOnlyOnce("approval.decided").containsOnlyOnce("approval.approved")
                .containsOnlyOnce("approval.outcome-notified");
    }

    @Test
    void isOverdueOnTimeAndCanBeWithdrawn() {
        var deadline = Instant.now().plusSeconds(4);
        var path = request(deadline).header("Location");
        StudioClient.await("the notice", () -> Optional.of(events())
                .filter(types -> types.contains("approval.overdue-notified")));
        var overdue = client.get(STUDIO.admin(), path).expect(200);
        assertThat(overdue.json().get("status").asText()).isEqualTo("OVERDUE");
        assertThat(events()).containsOnlyOnce("approval.reminded").containsOnlyOnce("approval.overdue");
        client.post(STUDIO.admin(), path + "/withdraw", Map.of(), "If-Match", overdue.header("ETag")).expect(200);
    }

    @Test
    void continuesWithoutARemovedReviewerAndItsOwnerIsMailed() {
        var guestId = GUEST.at("/member/id").asText();
        var adminId = client.get(STUDIO.admin(), "/v1/me").expect(200).json().get("id").asText();
        var path = request(Instant.now().plus(Duration.ofDays(3)), "ALL", List.of(guestId, adminId)).header("Location");
        awaitReviewer(path, "askedAt");
        client.call("DELETE", STUDIO.admin(), project + "/members/" + guestId, "").expect(204);
        client.post(guest(), path + "/decisions", Map.of("decision", "APPROVED")).expect(404);
        StudioClient.await("the mail about the departure", () -> Optional.of(events())
                .filter(types -> types.contains("approval.departure-notified")));
        var without = client.get(STUDIO.admin(), path).expect(200).json();
        assertThat(without.get("needed").asInt()).isEqualTo(1);
        assertThat(without.get("reviewers").findValuesAsText("leftAt")).hasSize(1);
        assertThat(client.post(STUDIO.admin(), path + "/decisions", Map.of("decision", "APPROVED")).expect(200).json()
                .get("status").asText()).isEqualTo("APPROVED");
    }

    private StudioClient.Reply request(Instant deadline) {
        return request(deadline, "ANY", List.of(GUEST.at("/member/id").asText()));
    }

    private StudioClient.Reply request(Instant deadline, String policy, List<String> reviewers) {
        return client.post(STUDIO.admin(), milestone + "/approvals",
                Map.of("reviewers", reviewers, "policy", policy, "deadline", deadline)).expect(201);
    }

    private void awaitReviewer(String path, String field) {
        StudioClient.await(field, () -> Optional.of(client.get(guest(), path).expect(200).json())
                .filter(approval -> approval.at("/reviewers/0").has(field)));
    }

    private static String guest() {
        return GUEST.get("accessToken").asText();
    }

    private List<String> events() {
        return TestSystem.eventTypes(STUDIO, project);
    }
}
