package com.motionmavericks.api.tasks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.motionmavericks.api.http.ETags;
import com.motionmavericks.api.http.IdempotencyKeys;
import com.motionmavericks.api.http.PageParams;
import com.motionmavericks.api.http.PageRepresentation;
import com.motionmavericks.api.http.ValidText;
import com.motionmavericks.domain.tasks.AddComment;
import com.motionmavericks.domain.tasks.Comment;
import com.motionmavericks.domain.tasks.Comments;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.text.CommentBody;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

    /// The body that creates or changes a comment.
    record Body(@NotNull @ValidText(CommentBody.class) String body) {}

    /// A comment on the wire.
    ///
    /// @param version the value for `If-Match`, in quotes, to change it
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Representation(UUID id, UUID taskId, UUID authorId, String body, long version, Instant createdAt,
            @Nullable Instant editedAt) {
        static Representation of(Comment comment) {
            return new Representation(comment.id(), comment.taskId(), comment.authorId(), comment.body(),
                    comment.version(), comment.createdAt(), comment.editedAt());
        }
    }

    @POST
    @Path("tasks/{taskId}/comments")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(@Auth Principal principal, @PathParam("taskId") UUID taskId,
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull Body body) {
        var comment = comments.add(principal, IdempotencyKeys.required(key), new AddComment(taskId, body.body()));
        return answer(comment, Response.created(URI.create("/v1/comments/" + comment.id())));
    }

    @GET
    @Path("tasks/{taskId}/comments")
    public PageRepresentation<Representation> list(@Auth Principal principal, @PathParam("taskId") UUID taskId,
            @Valid @BeanParam PageParams page, @Context UriInfo uri) {
        return PageRepresentation.of(comments.list(principal, taskId, page.toRequest()), Representation::of, uri);
    }

    @PUT
    @Path("comments/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response edit(@Auth Principal principal, @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch, @Valid @NotNull Body body) {
        return answer(comments.edit(principal, id, ETags.required(ifMatch), CommentBody.of(body.body())),
                Response.ok());
    }

    @DELETE
    @Path("comments/{id}")
    public void delete(@Auth Principal principal, @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        comments.delete(principal, id, ETags.required(ifMatch));
    }

    private static Response answer(Comment comment, Response.ResponseBuilder response) {
        return ETags.answer(response, comment.version(), Representation.of(comment));
    }
}
