package com.motionmavericks.api.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The metric `http_server_requests_seconds`: how long requests took until the answer began, by method, route and status.
public final class RequestTimers {
    /// The bounds of the histogram. The objective for the latency is one of them: `runbooks/alerts.yml`.
    private static final Duration[] BOUNDS = {Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(25),
            Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofMillis(500),
            Duration.ofSeconds(1), Duration.ofMillis(2500), Duration.ofSeconds(5), Duration.ofSeconds(10)};
    /// Clients choose the method, and each value of a label costs memory.
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private record Key(String method, String route, int status) {}

    private final MeterRegistry meters;
    private final Map<Key, Timer> timers = new ConcurrentHashMap<>();

    public RequestTimers(MeterRegistry meters) {
        this.meters = meters;
    }

    /// @param route the template, never the path
    void record(String method, String route, int status, Duration duration) {
        timers.computeIfAbsent(new Key(method(method), route, status), this::timer).record(duration);
    }

    /// @return `other` for a method that is not one of HTTP's usual ones
    static String method(String method) {
        return METHODS.contains(method) ? method : "other";
    }

    private Timer timer(Key key) {
        return Timer.builder("http_server_requests").description("Time until the answer of a request began")
                .tags("method", key.method(), "route", key.route(), "status", Integer.toString(key.status()))
                .serviceLevelObjectives(BOUNDS).register(meters);
    }
}
