package com.motionmavericks.api.limits;

import com.motionmavericks.api.http.Problem;
import com.motionmavericks.api.http.ProblemType;
import com.motionmavericks.domain.limits.Decision;
import com.motionmavericks.domain.limits.RateLimit;
import com.motionmavericks.domain.limits.RateLimiter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response.Status;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// Counts requests against the limits. As a filter it tells the caller what is left, by the header fields of the IETF's draft
/// `draft-ietf-httpapi-ratelimit-headers-10`, and counts the answers 401 against the address.
public final class RateLimits implements ContainerResponseFilter {
    private static final String DECISION = "rate-limit.decision";

    private final RateLimiter limiter;
    private final Map<RateLimit, Counter> refused = new EnumMap<>(RateLimit.class);

    public RateLimits(RateLimiter limiter, MeterRegistry meters) {
        this.limiter = limiter;
        Stream.of(RateLimit.values()).forEach(limit -> refused.put(limit, counter(limit.wireName(), meters)));
    }

    /// The metric `rate_limited_total` of a limit.
    static Counter counter(String limit, MeterRegistry meters) {
        return Counter.builder("rate_limited").description("Requests that a limit refused").tag("limit", limit)
                .register(meters);
    }

    /// Counts a request.
    ///
    /// @throws Problem with TOO_MANY_REQUESTS
    void count(ContainerRequestContext request, RateLimit limit, String subject) {
        var decision = limiter.take(limit, subject);
        request.setProperty(DECISION, decision);
        if (!decision.isAllowed()) {
            throw refusal(request, decision);
        }
    }

    /// Refuses a request if this process knows that its address has failed to authenticate too often. So what follows, a
    /// statement or the check of a signature, is not done for it.
    ///
    /// @throws Problem with TOO_MANY_REQUESTS
    public void requireFewFailures(ContainerRequestContext request) {
        limiter.refusal(RateLimit.FAILED_AUTHENTICATION, ClientAddress.of(request)).ifPresent(decision -> {
            throw refusal(request, decision);
        });
    }

    private Problem refusal(ContainerRequestContext request, Decision decision) {
        request.setProperty(DECISION, decision);
        Objects.requireNonNull(refused.get(decision.limit())).increment();
        return new Problem(ProblemType.TOO_MANY_REQUESTS, "There were too many requests. Try again later.",
                Map.of("retryAfter", decision.retryAfterSeconds()));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() == Status.UNAUTHORIZED.getStatusCode()) {
            var _ = limiter.take(RateLimit.FAILED_AUTHENTICATION, ClientAddress.of(request));
        }
        if (request.getProperty(DECISION) instanceof Decision decision) {
            var name = '"' + decision.limit().wireName() + '"';
            var quota = decision.quota();
            response.getHeaders().putSingle("RateLimit-Policy",
                    name + ";q=" + quota.size() + ";w=" + quota.window().toSeconds());
            response.getHeaders().putSingle("RateLimit",
                    name + ";r=" + decision.remaining() + ";t=" + decision.fullInSeconds());
        }
    }
}
