package com.motionmavericks.api.projects;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.motionmavericks.api.http.ETags;
import com.motionmavericks.api.http.IdempotencyKeys;
import com.motionmavericks.api.http.PageParams;
import com.motionmavericks.api.http.PageRepresentation;
import com.motionmavericks.api.http.ValidText;
import com.motionmavericks.domain.projects.ArchiveProject;
import com.motionmavericks.domain.projects.Project;
import com.motionmavericks.domain.projects.ProjectContent;
import com.motionmavericks.domain.projects.ProjectMember;
import com.motionmavericks.domain.projects.Projects;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.text.MultilineText;
import com.motionmavericks.domain.text.Title;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public final class ProjectsResource {
    private final Projects projects;

    public ProjectsResource(Projects projects) {
        this.projects = projects;
    }

    /// The body that creates or changes a project.
    record Body(@NotNull @ValidText(Title.class) String name,
            @ValidText(MultilineText.class) @Nullable String description) {
        ProjectContent toText() {
            return new ProjectContent(name, Objects.requireNonNullElse(description, ""));
        }
    }

    /// A project on the wire.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Representation(UUID id, String name, String description, Instant createdAt, @Nullable Instant archivedAt) {
        static Representation of(Project project) {
            return new Representation(project.id(), project.name(), project.description(), project.createdAt(),
                    project.archivedAt());
        }
    }

    @POST
    @Path("projects")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@Auth Principal principal, @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull Body body) {
        var project = projects.create(principal, IdempotencyKeys.required(key), body.toText());
        return answer(project, Response.created(URI.create("/v1/projects/" + project.id())));
    }

    @GET
    @Path("projects")
    public PageRepresentation<Representation> list(@Auth Principal principal,
            @QueryParam("archived") @DefaultValue("false") boolean archived,
            @Valid @BeanParam PageParams page, @Context UriInfo uri) {
        return PageRepresentation.of(projects.list(principal, archived, page.toRequest()), Representation::of, uri);
    }

    @GET
    @Path("projects/{id}")
    public Response get(@Auth Principal principal, @PathParam("id") UUID id,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        var project = projects.get(principal, id);
        return ETags.read(ifNoneMatch, project.version(), Representation.of(project));
    }

    @PUT
    @Path("projects/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response change(@Auth Principal principal, @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch, @Valid @NotNull Body body) {
        return answer(projects.change(principal, id, ETags.required(ifMatch), body.toText()), Response.ok());
    }

    @POST
    @Path("projects/{id}/archive")
    public Response archive(@Auth Principal principal, @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Nullable String ifMatch, @PathParam("id") UUID id) {
        var command = new ArchiveProject(id, ETags.required(ifMatch));
        return answer(projects.archive(principal, IdempotencyKeys.required(key), command), Response.ok());
    }

    /// The members of a project.
    record Members(List<ProjectMember> items) {}

    @GET
    @Path("projects/{id}/members")
    public Members members(@Auth Principal principal, @PathParam("id") UUID id) {
        return new Members(projects.members(principal, id));
    }

    @PUT
    @Path("projects/{id}/members/{memberId}")
    public void addMember(@Auth Principal principal, @PathParam("id") UUID id, @PathParam("memberId") UUID memberId) {
        projects.addMember(principal, id, memberId);
    }

    @DELETE
    @Path("projects/{id}/members/{memberId}")
    public void removeMember(@Auth Principal principal, @PathParam("id") UUID id,
            @PathParam("memberId") UUID memberId) {
        projects.removeMember(principal, id, memberId);
    }

    private static Response answer(Project project, Response.ResponseBuilder response) {
        return ETags.answer(response, project.version(), Representation.of(project));
    }
}
