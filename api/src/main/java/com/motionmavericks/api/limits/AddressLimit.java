package com.motionmavericks.api.limits;

import com.motionmavericks.domain.limits.RateLimit;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/// Counts a request against the limit of its address, before anything is verified or read.
record AddressLimit(RateLimits limits, RateLimit limit) implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        if (limit == RateLimit.WEBHOOKS) {
            limits.requireFewFailures(request);
        }
        limits.count(request, limit, ClientAddress.of(request));
    }
}
