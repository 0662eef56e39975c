package com.motionmavericks.api.securityevents;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.motionmavericks.api.http.PageParams;
import com.motionmavericks.api.http.PageRepresentation;
import com.motionmavericks.domain.securityevents.SecurityEvent;
import com.motionmavericks.domain.securityevents.SecurityEvents;
import com.motionmavericks.domain.tenancy.Credential;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Path("/v1/security-events")
@Produces(MediaType.APPLICATION_JSON)
public final class SecurityEventsResource {
    private final SecurityEvents securityEvents;

    public SecurityEventsResource(SecurityEvents securityEvents) {
        this.securityEvents = securityEvents;
    }

    /// A security event on the wire.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Representation(UUID id, SecurityEvent.Kind kind, @Nullable UUID subjectId, @Nullable String network,
            long count, Instant firstAt, Instant lastAt) {
        static Representation of(SecurityEvent event) {
            return new Representation(event.id(), event.kind(), event.subjectId(), event.network(), event.count(),
                    event.firstAt(), event.lastAt());
        }
    }

    @GET
    public PageRepresentation<Representation> list(@Auth Credential caller,
            @QueryParam("kind") SecurityEvent.@Nullable Kind kind, @Valid @BeanParam PageParams page,
            @Context UriInfo uri) {
        return PageRepresentation.of(securityEvents.list(caller, kind, page.toRequest()), Representation::of, uri);
    }
}
