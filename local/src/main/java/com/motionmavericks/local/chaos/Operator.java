package com.motionmavericks.local.chaos;

import java.util.Map;
import java.util.UUID;

/// Says `retry` to whatever is parked in a studio.
final class Operator {
    private final Studio studio;
    private final Courier courier;
    private final Figures figures;

    Operator(Studio studio, Courier courier, Figures figures) {
        this.studio = studio;
        this.courier = courier;
        this.figures = figures;
    }

    void retryAll() {
        var parked = courier.send(studio.admin(), Request.get("/v1/operations/parked?limit=100")).expect(200).json();
        for (var step : parked.get("items")) {
            var retry = Request.post("/v1/operations/parked/" + step.get("id").asText() + "/retry", Map.of())
                    .with("Idempotency-Key", UUID.randomUUID().toString());
            // 409: somebody else was faster.
            if (courier.send(studio.admin(), retry).status() == 200) {
                figures.saidRetry();
            }
        }
    }
}
