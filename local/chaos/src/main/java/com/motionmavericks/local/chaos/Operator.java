package com.motionmavericks.local.chaos;

import java.util.Map;
import java.util.UUID;

/// Says `retry` to whatever is parked in a studio; but where Slack may have a message, they look into the channel first.
final class Operator {
    private final Studio studio;
    private final RetryingClient courier;
    private final Slack slack;
    private final Statistics figures;

    Operator(Studio studio, RetryingClient courier, Slack slack, Statistics figures) {
        this.studio = studio;
        this.courier = courier;
        this.slack = slack;
        this.figures = figures;
    }

    void attend() {
        var parked = courier.send(studio.admin(), Request.get("/v1/operations/parked?limit=100")).expect(200).json();
        for (var step : parked.get("items")) {
            var id = step.get("id").asText();
            if (step.get("step").asText().equals(Slack.STEP)) {
                slack.decide(step.get("subjectId").asText(), word -> say(word + " to Slack's", word, id));
            } else {
                say("retry", "retry", id);
            }
        }
    }

    private void say(String figure, String word, String id) {
        var request = Request.post("/v1/operations/parked/" + id + "/" + word, Map.of()).with("Idempotency-Key",
                UUID.randomUUID().toString());
        // 409: somebody else was faster.
        if (courier.send(studio.admin(), request).status() == 200) {
            figures.said(figure);
        }
    }
}
