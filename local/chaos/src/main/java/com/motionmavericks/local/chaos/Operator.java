package com.motionmavericks.local.chaos;

import java.util.Map;
import java.util.UUID;

/// The operator of a studio. Retries every parked step, but for a message to Slack looks into the channel first.
final class Operator {
    private final Studio studio;
    private final RetryingClient retryingClient;
    private final Slack slack;
    private final Statistics statistics;

    Operator(Studio studio, RetryingClient retryingClient, Slack slack, Statistics statistics) {
        this.studio = studio;
        this.retryingClient = retryingClient;
        this.slack = slack;
        this.statistics = statistics;
    }

    void attend() {
        var parked = retryingClient.send(studio.admin(), Request.get("/v1/operations/parked?limit=100")).expect(200)
                .json();
        for (var step : parked.get("items")) {
            var id = step.get("id").asText();
            if (step.get("step").asText().equals(Slack.STEP)) {
                slack.decide(step.get("target").asText(), action -> act(action + " a message to Slack", action, id));
            } else {
                act("retry", "retry", id);
            }
        }
    }

    private void act(String label, String action, String id) {
        var request = Request.post("/v1/operations/parked/" + id + "/" + action, Map.of()).with("Idempotency-Key",
                UUID.randomUUID().toString());
        // 409 means that another client's operator was faster.
        if (retryingClient.send(studio.admin(), request).status() == 200) {
            statistics.operatorActed(label);
        }
    }
}
