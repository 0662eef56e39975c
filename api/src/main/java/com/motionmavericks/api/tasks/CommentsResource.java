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
import com.motionmavericks.domain.tasks.AddComment;
import com.motionmavericks.domain.tasks.Comment;
import com.motionmavericks.domain.tasks.Comments;
import com.motionmavericks.domain.tasks.DeleteComment;
import com.motionmavericks.domain.tasks.EditComment;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.text.CommentBody;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public final class CommentsResource {
    private final Comments comments;

    public CommentsResource(Comments comments) {
        this.comments = comments;
    }

    /// The body that creates a comment.
    record NewBody(@NotNull @ValidText(CommentBody.class) String body) {}

    /// The body that edits a comment.
    record PatchBody(Patch<@NotNull @ValidText(CommentBody.class) String> body) {}

    /// A comment on the wire.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Representation(UUID id, UUID projectId, UUID taskId, Person author, String body, Instant createdAt,
            @Nullable Instant editedAt, Instant updatedAt, long version) {
        static Representation of(Comment comment) {
            return new Representation(comment.id(), comment.projectId(), comment.taskId(), comment.author(),
                    comment.body(), comment.createdAt(), comment.editedAt(), comment.updatedAt(), comment.version());
        }
    }

    @POST
    @Path("tasks/{taskId}/comments")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(@Auth Credential caller, @PathParam("taskId") UUID taskId,
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull NewBody body) {
        var comment = comments.add(caller, IdempotencyKeys.required(key), new AddComment(taskId, body.body()));
        return answer(comment, Response.created(URI.create("/v1/comments/" + comment.id())));
    }

    @GET
    @Path("tasks/{taskId}/comments")
    public PageRepresentation<Representation> list(@Auth Credential caller, @PathParam("taskId") UUID taskId,
            @Valid @BeanParam PageParams page, @Context UriInfo uri) {
        return PageRepresentation.of(comments.list(caller, taskId, page.toRequest()), Representation::of, uri);
    }

    @GET
    @Path("comments/{commentId}")
    public Response get(@Auth Credential caller, @PathParam("commentId") UUID id,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        var comment = comments.get(caller, id);
        return ETags.read(ifNoneMatch, comment.version(), Representation.of(comment));
    }

    @PATCH
    @Path("comments/{commentId}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    public Response edit(@Auth Credential caller, @PathParam("commentId") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key, @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull PatchBody body) {
        var command = new EditComment(id, ETags.required(ifMatch), body.body().map(CommentBody::of));
        return answer(comments.edit(caller, IdempotencyKeys.optional(key), command), Response.ok());
    }

    @DELETE
    @Path("comments/{commentId}")
    public void delete(@Auth Credential caller, @PathParam("commentId") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key, @HeaderParam("If-Match") @Nullable String ifMatch) {
        comments.delete(caller, IdempotencyKeys.optional(key), new DeleteComment(id, ETags.required(ifMatch)));
    }

    private static Response answer(Comment comment, Response.ResponseBuilder response) {
        return ETags.answer(response, comment.version(), Representation.of(comment));
    }
}
