package com.motionmavericks.local.run.journey;

import static com.motionmavericks.local.run.StudioClient.await;
import static com.motionmavericks.local.run.journey.Narrator.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.motionmavericks.local.run.StudioClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The approvals of the milestone, in rounds.
final class Approvals {
    private final StudioClient studio;
    private final Narrator narrator;
    private final Production production;
    private final Person guest;

    Approvals(Narrator narrator, Production production, Person guest) {
        this.narrator = narrator;
        this.studio = narrator.studio();
        this.production = production;
        this.guest = guest;
    }

    /// Requests an approval of a version, and waits until the guest was asked by mail.
    ///
    /// @return the path of the approval
    String request(JsonNode version) {
        var path = studio.post(narrator.admin(), production.milestone() + "/approvals",
                Map.of("assetVersionId", version.get("id").asText(), "reviewers", List.of(guest.memberId()), "policy",
                        "ALL", "deadline", Instant.now().plus(Duration.ofDays(3))))
                .expect(201).header("Location");
        await("the mail that asks the guest", () -> Optional.of(studio.get(guest.token(), path).expect(200).json())
                .filter(approval -> approval.at("/reviewers/0").has("askedAt")));
        return path;
    }

    /// Decides as the guest.
    ///
    /// @param seen the version that the guest has seen
    String decide(String approval, JsonNode seen, String decision) {
        var body = Map.of("decision", decision, "assetVersionId", seen.get("id").asText(), "comment", "Seen twice.");
        var decided = studio.post(guest.token(), approval + "/decisions", body).expect(200).json();
        check(decided.get("status").asText().equals(decision), "the outcome is " + decision);
        return "round " + decided.get("round").asInt() + " ends with " + decision + ": "
                + workflow(approval);
    }

    /// The address of an approval's workflow.
    String workflow(String approval) {
        return narrator.workflow("approval:" + approval.substring(approval.lastIndexOf('/') + 1));
    }

    /// Checks that the guest cannot decide on another version than the requested one.
    void refuseDecision(String approval, JsonNode seen) {
        studio.post(guest.token(), approval + "/decisions",
                Map.of("decision", "APPROVED", "assetVersionId", seen.get("id").asText())).expect(409);
    }
}
