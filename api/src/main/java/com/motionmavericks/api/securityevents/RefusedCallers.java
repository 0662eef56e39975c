package com.motionmavericks.api.securityevents;

import com.motionmavericks.domain.securityevents.SecurityEvent.Kind;
import com.motionmavericks.domain.securityevents.SecurityEvents;
import com.motionmavericks.domain.tenancy.Credential;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Records the callers whom the database does not know, although their credential is well formed: an API key that is unknown,
/// revoked or expired, and a user of Clerk who is no member. It records those over a rate limit too.
public final class RefusedCallers implements ContainerResponseFilter {
    private final SecurityEvents securityEvents;

    public RefusedCallers(SecurityEvents securityEvents) {
        this.securityEvents = securityEvents;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Map<?, ?> problem) {
            kind(problem.get("code"), request.getSecurityContext().getUserPrincipal()).ifPresent(kind -> {
                switch (request.getSecurityContext().getUserPrincipal()) {
                    case Credential.ApiKey key ->
                        securityEvents.record(kind, key.tenantId(), key.id(), key.origin());
                    case Credential.Session session ->
                        securityEvents.record(kind, session.tenantId(), session.id(), session.origin());
                    case null, default -> SecurityEvents.count(kind);
                }
            });
        }
    }

    private static Optional<Kind> kind(@Nullable Object problem, @Nullable Object caller) {
        return switch (String.valueOf(problem)) {
            case "unauthenticated" ->
                caller instanceof Credential.ApiKey ? Optional.of(Kind.FORGED_TOKEN) : Optional.empty();
            case "not-a-member" -> Optional.of(Kind.NOT_A_MEMBER);
            case "too-many-requests" -> Optional.of(Kind.RATE_LIMITED);
            default -> Optional.empty();
        };
    }
}
