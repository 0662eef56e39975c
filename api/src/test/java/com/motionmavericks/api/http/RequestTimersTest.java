package com.motionmavericks.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestTimersTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RequestTimers timers = new RequestTimers(meters);

    @Test
    void requestsOfOneRouteAndStatusAreOneTimer() {
        timers.record("GET", "/v1/tasks/{id}", 200, Duration.ofMillis(3));
        timers.record("GET", "/v1/tasks/{id}", 200, Duration.ofMillis(5));
        timers.record("GET", "/v1/tasks/{id}", 404, Duration.ofMillis(1));
        var found = meters.get("http_server_requests").tags("method", "GET", "route", "/v1/tasks/{id}", "status", "200")
                .timer();
        assertThat(found.count()).isEqualTo(2);
        assertThat(found.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(8);
    }

    @Test
    void inventedMethodsAreOneTimer() {
        timers.record("BREW", "(no route)", 405, Duration.ofMillis(1));
        timers.record("BOIL", "(no route)", 405, Duration.ofMillis(1));
        assertThat(meters.get("http_server_requests").tag("method", "other").timer().count()).isEqualTo(2);
    }
}
