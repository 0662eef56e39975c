package com.motionmavericks.api.tasks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.motionmavericks.api.http.ETags;
import com.motionmavericks.api.http.IdempotencyKeys;
import com.motionmavericks.api.http.PageParams;
import com.motionmavericks.api.http.PageRepresentation;
import com.motionmavericks.api.http.ValidText;
import com.motionmavericks.domain.tasks.BoardColumn;
import com.motionmavericks.domain.tasks.CreateTask;
import com.motionmavericks.domain.tasks.MoveTask;
import com.motionmavericks.domain.tasks.Task;
import com.motionmavericks.domain.tasks.TaskContent;
import com.motionmavericks.domain.tasks.Tasks;
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
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public final class TasksResource {
    private final Tasks tasks;

    public TasksResource(Tasks tasks) {
        this.tasks = tasks;
    }

    /// The body that creates a task.
    ///
    /// @param column its first column, TODO if absent
    record NewBody(@NotNull @ValidText(Title.class) String title,
            @ValidText(MultilineText.class) @Nullable String description,
            @Nullable UUID assigneeId, @Nullable BoardColumn column) {
        CreateTask toCommand(UUID projectId) {
            return new CreateTask(projectId, Objects.requireNonNullElse(column, BoardColumn.TODO),
                    new Body(title, description, assigneeId).toText());
        }
    }

    /// The body that changes a task. A move changes its column.
    record Body(@NotNull @ValidText(Title.class) String title,
            @ValidText(MultilineText.class) @Nullable String description,
            @Nullable UUID assigneeId) {
        TaskContent toText() {
            return new TaskContent(title, Objects.requireNonNullElse(description, ""), assigneeId);
        }
    }

    /// The body that moves a task.
    ///
    /// @param after the task above its new place, absent for the top
    record MoveBody(@NotNull BoardColumn column, @Nullable UUID after) {}

    /// A task on the wire.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Representation(UUID id, UUID projectId, BoardColumn column, String title, String description,
            @Nullable UUID assigneeId, UUID createdBy, Instant createdAt) {
        static Representation of(Task task) {
            return new Representation(task.id(), task.projectId(), task.boardColumn(), task.title(),
                    task.description(), task.assigneeId(), task.createdBy(), task.createdAt());
        }
    }

    @POST
    @Path("projects/{projectId}/tasks")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@Auth Principal principal, @PathParam("projectId") UUID projectId,
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull NewBody body) {
        var task = tasks.create(principal, IdempotencyKeys.required(key), body.toCommand(projectId));
        return answer(task, Response.created(URI.create("/v1/tasks/" + task.id())));
    }

    @GET
    @Path("projects/{projectId}/tasks")
    public PageRepresentation<Representation> list(@Auth Principal principal, @PathParam("projectId") UUID projectId,
            @QueryParam("column") @DefaultValue("TODO") BoardColumn column, @Valid @BeanParam PageParams page,
            @Context UriInfo uri) {
        return PageRepresentation.of(tasks.list(principal, projectId, column, page.toRequest()), Representation::of,
                uri);
    }

    @GET
    @Path("tasks/{id}")
    public Response get(@Auth Principal principal, @PathParam("id") UUID id,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        var task = tasks.get(principal, id);
        return ETags.read(ifNoneMatch, task.version(), Representation.of(task));
    }

    @PUT
    @Path("tasks/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response change(@Auth Principal principal, @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch, @Valid @NotNull Body body) {
        return answer(tasks.change(principal, id, ETags.required(ifMatch), body.toText()), Response.ok());
    }

    @POST
    @Path("tasks/{id}/move")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response move(@Auth Principal principal, @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key, @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull MoveBody body) {
        var command = new MoveTask(id, ETags.required(ifMatch), body.column(), body.after());
        return answer(tasks.move(principal, IdempotencyKeys.required(key), command), Response.ok());
    }

    @DELETE
    @Path("tasks/{id}")
    public void delete(@Auth Principal principal, @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        tasks.delete(principal, id, ETags.required(ifMatch));
    }

    private static Response answer(Task task, Response.ResponseBuilder response) {
        return ETags.answer(response, task.version(), Representation.of(task));
    }
}
