package com.motionmavericks.api.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.motionmavericks.api.http.Problem;
import com.motionmavericks.api.http.ProblemType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Limits how many requests of one studio this process serves at once, so that connections to Postgres are left for the others. As a
/// servlet filter it frees the place at the end of the request, whatever becomes of it.
public final class StudioPlaces implements Filter {
    private static final String PLACE = "studio.place";
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /// A studio is forgotten when no request holds one of its places.
    private final LoadingCache<String, Semaphore> studios;
    private final Counter refused;

    /// @param places for each studio
    public StudioPlaces(int places, MeterRegistry meters) {
        studios = Caffeine.newBuilder().weakValues().build(_ -> new Semaphore(places, true));
        refused = RateLimits.counter("concurrent", meters);
    }

    /// Takes a place, and waits up to a second for it.
    ///
    /// @throws Problem with TOO_MANY_REQUESTS
    void take(ContainerRequestContext request, String studio) {
        var places = studios.get(studio);
        try {
            if (places.tryAcquire(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                request.setProperty(PLACE, places);
                return;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        refused.increment();
        throw new Problem(ProblemType.TOO_MANY_REQUESTS, "The studio has too many requests at once. Send fewer.",
                Map.of("retryAfter", PATIENCE.toSeconds()));
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } finally {
            if (request.getAttribute(PLACE) instanceof Semaphore places) {
                places.release();
            }
        }
    }
}
