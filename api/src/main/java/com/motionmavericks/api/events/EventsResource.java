package com.motionmavericks.api.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.motionmavericks.api.http.PageParams;
import com.motionmavericks.api.http.PageRepresentation;
import com.motionmavericks.domain.events.Event;
import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.people.Person;
import com.motionmavericks.domain.projects.Projects;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.Role;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public final class EventsResource {
    private final Events events;
    private final Projects projects;

    public EventsResource(Events events, Projects projects) {
        this.events = events;
        this.projects = projects;
    }

    /// An event on the wire.
    ///
    /// @param actor absent if the system did it
    /// @param details absent after erasure
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Representation(UUID id, String type, Role actorRole, @Nullable Person actor, @Nullable UUID projectId,
            String subjectType, UUID subjectId, Instant at, String requestId, @Nullable UUID batchId,
            @JsonRawValue @Nullable String details) {
        static Representation of(Event event) {
            return new Representation(event.id(), event.type(), event.actorRole(), event.actor(), event.projectId(),
                    event.subjectType(), event.subjectId(), event.at(), event.requestId(), event.batchId(),
                    event.details());
        }
    }

    @GET
    @Path("events")
    public PageRepresentation<Representation> list(@Auth Credential caller, @Valid @BeanParam PageParams page,
            @Context UriInfo uri) {
        return PageRepresentation.of(events.list(caller, page.toRequest()), Representation::of, uri);
    }

    @GET
    @Path("projects/{projectId}/events")
    public PageRepresentation<Representation> feed(@Auth Credential caller, @PathParam("projectId") UUID projectId,
            @Valid @BeanParam PageParams page, @Context UriInfo uri) {
        return PageRepresentation.of(projects.feed(caller, projectId, page.toRequest()), Representation::of, uri);
    }
}
