package com.motionmavericks.api.projects;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.motionmavericks.api.http.ETags;
import com.motionmavericks.api.http.IdempotencyKeys;
import com.motionmavericks.api.http.MergePatch;
import com.motionmavericks.api.http.PageParams;
import com.motionmavericks.api.http.PageRepresentation;
import com.motionmavericks.api.http.ValidText;
import com.motionmavericks.domain.patch.Patch;
import com.motionmavericks.domain.projects.AddProjectMember;
import com.motionmavericks.domain.projects.ArchiveProject;
import com.motionmavericks.domain.projects.ChangeProject;
import com.motionmavericks.domain.projects.Project;
import com.motionmavericks.domain.projects.ProjectContent;
import com.motionmavericks.domain.projects.ProjectFilter;
import com.motionmavericks.domain.projects.ProjectMember;
import com.motionmavericks.domain.projects.Projects;
import com.motionmavericks.domain.projects.RemoveProjectMember;
import com.motionmavericks.domain.tenancy.Credential;
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
import jakarta.ws.rs.PATCH;
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
import java.util.Locale;
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

    /// The body that creates a project.
    record NewBody(@NotNull @ValidText(Title.class) String name,
            @ValidText(MultilineText.class) @Nullable String description) {
        ProjectContent toContent() {
            return new ProjectContent(name, Objects.requireNonNullElse(description, ""));
        }
    }

    /// The body that changes a project.
    record PatchBody(Patch<@NotNull @ValidText(Title.class) String> name,
            Patch<@ValidText(MultilineText.class) String> description) {
        ChangeProject toCommand(UUID id, long version) {
            return new ChangeProject(id, version, name.map(Title::of), description.map(MultilineText::of));
        }
    }

    /// The values of the parameter `archived`.
    enum Archived {
        FALSE(ProjectFilter.OPEN),
        TRUE(ProjectFilter.ARCHIVED),
        ANY(ProjectFilter.ANY);

        private final ProjectFilter filter;

        Archived(ProjectFilter filter) {
            this.filter = filter;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A project on the wire.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Representation(UUID id, String name, String description, Instant createdAt, @Nullable Instant archivedAt,
            Instant updatedAt, long version) {
        static Representation of(Project project) {
            return new Representation(project.id(), project.name(), project.description(), project.createdAt(),
                    project.archivedAt(), project.updatedAt(), project.version());
        }
    }

    @POST
    @Path("projects")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@Auth Credential caller, @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull NewBody body) {
        var project = projects.create(caller, IdempotencyKeys.required(key), body.toContent());
        return answer(project, Response.created(URI.create("/v1/projects/" + project.id())));
    }

    @GET
    @Path("projects")
    public PageRepresentation<Representation> list(@Auth Credential caller,
            @QueryParam("archived") @DefaultValue("false") Archived archived,
            @Valid @BeanParam PageParams page, @Context UriInfo uri) {
        return PageRepresentation.of(projects.list(caller, archived.filter, page.toRequest()), Representation::of,
                uri);
    }

    @GET
    @Path("projects/{projectId}")
    public Response get(@Auth Credential caller, @PathParam("projectId") UUID id,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        var project = projects.get(caller, id);
        return ETags.read(ifNoneMatch, project.version(), Representation.of(project));
    }

    @PATCH
    @Path("projects/{projectId}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    public Response change(@Auth Credential caller, @PathParam("projectId") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key, @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull PatchBody body) {
        var command = body.toCommand(id, ETags.required(ifMatch));
        return answer(projects.change(caller, IdempotencyKeys.optional(key), command), Response.ok());
    }

    @POST
    @Path("projects/{projectId}/archive")
    public Response archive(@Auth Credential caller, @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Nullable String ifMatch, @PathParam("projectId") UUID id) {
        var command = new ArchiveProject(id, ETags.required(ifMatch));
        return answer(projects.archive(caller, IdempotencyKeys.required(key), command), Response.ok());
    }

    /// The members of a project.
    record Members(List<ProjectMember> items) {}

    @GET
    @Path("projects/{projectId}/members")
    public Members members(@Auth Credential caller, @PathParam("projectId") UUID id) {
        return new Members(projects.members(caller, id));
    }

    @PUT
    @Path("projects/{projectId}/members/{memberId}")
    public void addMember(@Auth Credential caller, @HeaderParam("Idempotency-Key") @Nullable String key,
            @PathParam("projectId") UUID id, @PathParam("memberId") UUID memberId) {
        projects.addMember(caller, IdempotencyKeys.optional(key), new AddProjectMember(id, memberId));
    }

    @DELETE
    @Path("projects/{projectId}/members/{memberId}")
    public void removeMember(@Auth Credential caller, @HeaderParam("Idempotency-Key") @Nullable String key,
            @PathParam("projectId") UUID id, @PathParam("memberId") UUID memberId) {
        projects.removeMember(caller, IdempotencyKeys.optional(key), new RemoveProjectMember(id, memberId));
    }

    private static Response answer(Project project, Response.ResponseBuilder response) {
        return ETags.answer(response, project.version(), Representation.of(project));
    }
}
