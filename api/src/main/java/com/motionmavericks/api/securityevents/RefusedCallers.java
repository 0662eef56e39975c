package com.motionmavericks.api.securityevents;

import com.motionmavericks.api.http.ProblemType;
import com.motionmavericks.domain.securityevents.SecurityEvent.Kind;
import com.motionmavericks.domain.securityevents.SecurityEvents;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Records the callers whom the database does not know, although their credential is well formed: an API key that is unknown,
/// revoked or expired, and a user of Clerk who is no member. It records those over a rate limit too.
public final class RefusedCallers implements ContainerResponseFilter {
    private final SecurityEvents securityEvents;
    private final TenantDatabase database;

    public RefusedCallers(SecurityEvents securityEvents, TenantDatabase database) {
        this.securityEvents = securityEvents;
        this.database = database;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Map<?, ?> problem) {
            var code = problem.get("code");
            var caller = (Credential) request.getSecurityContext().getUserPrincipal();
            if (ProblemType.UNAUTHENTICATED.slug().equals(code) && caller instanceof Credential.ApiKey key) {
                securityEvents.record(Kind.FORGED_TOKEN, key.tenantId(), key.id(), key.origin());
            } else if (ProblemType.NOT_A_MEMBER.slug().equals(code)) {
                SecurityEvents.count(Kind.NOT_A_MEMBER);
            } else if (ProblemType.TOO_MANY_REQUESTS.slug().equals(code)) {
                Optional.ofNullable(caller).ifPresentOrElse(this::limited,
                        () -> SecurityEvents.count(Kind.RATE_LIMITED));
            }
        }
    }

    private void limited(Credential caller) {
        database.studioOf(caller).ifPresentOrElse(
                studio -> securityEvents.record(Kind.RATE_LIMITED, studio, subject(caller), caller.origin()),
                () -> SecurityEvents.count(Kind.RATE_LIMITED));
    }

    private static @Nullable UUID subject(Credential caller) {
        return switch (caller) {
            case Credential.ApiKey key -> key.id();
            case Credential.Session session -> session.id();
            default -> null;
        };
    }
}
