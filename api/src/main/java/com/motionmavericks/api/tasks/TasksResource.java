package com.motionmavericks.api.tasks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.motionmavericks.api.http.ETags;
import com.motionmavericks.api.http.IdempotencyKeys;
import com.motionmavericks.api.http.MergePatch;
import com.motionmavericks.api.http.PageParams;
import com.motionmavericks.api.http.PageRepresentation;
import com.motionmavericks.api.http.ValidText;
import com.motionmavericks.domain.patch.Patch;
import com.motionmavericks.domain.people.Person;
import com.motionmavericks.domain.tasks.BoardColumn;
import com.motionmavericks.domain.tasks.ChangeTask;
import com.motionmavericks.domain.tasks.CreateTask;
import com.motionmavericks.domain.tasks.DeleteTask;
import com.motionmavericks.domain.tasks.MoveTask;
import com.motionmavericks.domain.tasks.Task;
import com.motionmavericks.domain.tasks.TaskContent;
import com.motionmavericks.domain.tasks.Tasks;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.text.MultilineText;
import com.motionmavericks.domain.text.Title;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
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
                    new TaskContent(title, Objects.requireNonNullElse(description, ""), assigneeId));
        }
    }

    /// The body that changes a task. A move changes its column.
    record PatchBody(Patch<@NotNull @ValidText(Title.class) String> title,
            Patch<@ValidText(MultilineText.class) String> description, Patch<UUID> assigneeId) {
        ChangeTask toCommand(UUID id, long version) {
            return new ChangeTask(id, version, title.map(Title::of), description.map(MultilineText::of), assigneeId);
        }
    }

    /// The body that moves a task.
    ///
    /// @param after the task above its new place, absent for the top
    record MoveBody(@NotNull BoardColumn column, @Nullable UUID after) {}

    /// A task on the wire.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Representation(UUID id, UUID projectId, BoardColumn column, String title, String description,
            @Nullable Person assignee, Person createdBy, Instant createdAt, Instant updatedAt, long version) {
        static Representation of(Task task) {
            return new Representation(task.id(), task.projectId(), task.boardColumn(), task.title(),
                    task.description(), task.assignee(), task.createdBy(), task.createdAt(), task.updatedAt(),
                    task.version());
        }
    }

    @POST
    @Path("projects/{projectId}/tasks")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@Auth Credential caller, @PathParam("projectId") UUID projectId,
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull NewBody body) {
        var task = tasks.create(caller, IdempotencyKeys.required(key), body.toCommand(projectId));
        return answer(task, Response.created(URI.create("/v1/tasks/" + task.id())));
    }

    @GET
    @Path("projects/{projectId}/tasks")
    public PageRepresentation<Representation> list(@Auth Credential caller, @PathParam("projectId") UUID projectId,
            @QueryParam("column") @Nullable BoardColumn column, @Valid @BeanParam PageParams page,
            @Context UriInfo uri) {
        var tasksOfPage = column == null
                ? tasks.board(caller, projectId, page.toRequest())
                : tasks.column(caller, projectId, column, page.toRequest());
        return PageRepresentation.of(tasksOfPage, Representation::of, uri);
    }

    @GET
    @Path("tasks/{taskId}")
    public Response get(@Auth Credential caller, @PathParam("taskId") UUID id,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        var task = tasks.get(caller, id);
        return ETags.read(ifNoneMatch, task.version(), Representation.of(task));
    }

    @PATCH
    @Path("tasks/{taskId}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    public Response change(@Auth Credential caller, @PathParam("taskId") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key, @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull PatchBody body) {
        var command = body.toCommand(id, ETags.required(ifMatch));
        return answer(tasks.change(caller, IdempotencyKeys.optional(key), command), Response.ok());
    }

    @POST
    @Path("tasks/{taskId}/move")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response move(@Auth Credential caller, @PathParam("taskId") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key, @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull MoveBody body) {
        var command = new MoveTask(id, ETags.required(ifMatch), body.column(), body.after());
        return answer(tasks.move(caller, IdempotencyKeys.required(key), command), Response.ok());
    }

    @DELETE
    @Path("tasks/{taskId}")
    public void delete(@Auth Credential caller, @PathParam("taskId") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key, @HeaderParam("If-Match") @Nullable String ifMatch) {
        tasks.delete(caller, IdempotencyKeys.optional(key), new DeleteTask(id, ETags.required(ifMatch)));
    }

    private static Response answer(Task task, Response.ResponseBuilder response) {
        return ETags.answer(response, task.version(), Representation.of(task));
    }
}
