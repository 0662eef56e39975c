package com.motionmavericks.process;

import static java.util.stream.Collectors.joining;

import com.codahale.metrics.health.HealthCheck;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.ConfiguredBundle;
import io.dropwizard.core.setup.Environment;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.instrumentation.dropwizard.DropwizardExports;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/// The admin port of a process: `/metrics` for Prometheus, `/ready` for a load balancer, and Dropwizard's own
/// `/healthcheck`. A process is ready when all its watched checks are healthy.
public final class ObservabilityBundle implements ConfiguredBundle<Configuration> {
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Set<String> watched = new ConcurrentSkipListSet<>();

    /// The registry for a process's own metrics.
    public PrometheusMeterRegistry meters() {
        return meters;
    }

    @Override
    public void run(Configuration configuration, Environment environment) {
        // The domain counts in the global registry.
        Metrics.addRegistry(meters);
        DropwizardExports.builder().dropwizardRegistry(environment.metrics())
                .register(meters.getPrometheusRegistry());
        environment.admin().addServlet("metrics", new HttpServlet() {
            private static final long serialVersionUID = 1;

            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                response.setContentType("text/plain; version=0.0.4; charset=utf-8");
                response.getWriter().write(meters.scrape());
            }
        }).addMapping("/metrics");
        environment.admin().addServlet("ready", new HttpServlet() {
            private static final long serialVersionUID = 1;

            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                var away = watched.stream().filter(name -> !environment.healthChecks().runHealthCheck(name).isHealthy())
                        .collect(joining(", "));
                response.setStatus(away.isEmpty() ? 200 : 503);
                response.setContentType("text/plain; charset=utf-8");
                response.getWriter().write(away.isEmpty() ? "ready\n" : "not ready: " + away + "\n");
            }
        }).addMapping("/ready");
    }

    /// Watches the database of the process.
    public void watch(Environment environment, DataSource dataSource) {
        watch(environment, "postgres", new HealthCheck() {
            @Override
            protected Result check() throws Exception {
                try (var connection = dataSource.getConnection()) {
                    return connection.isValid(2) ? Result.healthy() : Result.unhealthy("Postgres does not answer");
                }
            }
        });
    }

    /// Adds a check that the process needs to be ready. The metric `dependency_up` shows its last result.
    ///
    /// @param check must answer within a few seconds
    public void watch(Environment environment, String name, HealthCheck check) {
        environment.healthChecks().register(name, check);
        watched.add(name);
        var up = new AtomicInteger();
        Gauge.builder("dependency_up", up::get).tag("dependency", name)
                .description("Whether what the process needs answers: 1 or 0").register(meters);
        // Not at each scrape: a check that waits for an answer would delay all other metrics.
        var _ = environment.lifecycle().scheduledExecutorService("watch-" + name).build().scheduleWithFixedDelay(
                () -> up.set(check.execute().isHealthy() ? 1 : 0), 0, 5, TimeUnit.SECONDS);
    }
}
