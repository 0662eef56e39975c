package com.motionmavericks.api.limits;

import com.motionmavericks.domain.limits.RateLimit;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.Principal;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/// Counts a request against the limit of its principal in its studio.
record PrincipalLimit(RateLimits limits, RateLimit limit) implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        limits.count(request, limit, subject((Credential) request.getSecurityContext().getUserPrincipal()));
    }

    /// A key is verified later, by its transaction. With the hash of its token, a forged one has a quota of its own.
    private static String subject(Credential caller) {
        return switch (caller) {
            case Credential.Clerk clerk -> clerk.organization() + " " + clerk.user();
            case Credential.Session session -> session.tenantId() + " " + session.memberId();
            case Credential.ApiKey key -> key.tenantId() + " " + key.sha256();
            case Principal principal -> throw new IllegalStateException(principal + " came from no request");
        };
    }
}
