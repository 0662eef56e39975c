package com.motionmavericks.api.securityevents;

import com.motionmavericks.domain.securityevents.SecurityEvent;
import com.motionmavericks.domain.securityevents.SecurityEvents;
import com.motionmavericks.domain.tenancy.Credential;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/// Records the callers whose credential is well formed, but whom the database does not know: an API key that is unknown,
/// revoked or expired, and a user of Clerk who is no member.
public final class RefusedCallers implements ContainerResponseFilter {
    private final SecurityEvents securityEvents;

    public RefusedCallers(SecurityEvents securityEvents) {
        this.securityEvents = securityEvents;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var caller = request.getSecurityContext().getUserPrincipal();
        if (caller instanceof Credential.ApiKey key
                && response.getStatus() == Response.Status.UNAUTHORIZED.getStatusCode()) {
            securityEvents.record(SecurityEvent.Kind.FORGED_TOKEN, key.tenantId(), key.id(), key.origin());
        }
        if (caller instanceof Credential.Clerk && response.getEntity() instanceof Map<?, ?> problem
                && "not-a-member".equals(problem.get("code"))) {
            SecurityEvents.count(SecurityEvent.Kind.NOT_A_MEMBER);
        }
    }
}
