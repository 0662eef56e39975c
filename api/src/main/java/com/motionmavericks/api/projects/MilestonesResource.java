package com.motionmavericks.api.projects;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.motionmavericks.api.http.ETags;
import com.motionmavericks.api.http.IdempotencyKeys;
import com.motionmavericks.api.http.MergePatch;
import com.motionmavericks.api.http.PageParams;
import com.motionmavericks.api.http.PageRepresentation;
import com.motionmavericks.api.http.ValidText;
import com.motionmavericks.domain.patch.Patch;
import com.motionmavericks.domain.projects.ChangeMilestone;
import com.motionmavericks.domain.projects.CreateMilestone;
import com.motionmavericks.domain.projects.DeleteMilestone;
import com.motionmavericks.domain.projects.Milestone;
import com.motionmavericks.domain.projects.MilestoneContent;
import com.motionmavericks.domain.projects.Milestones;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public final class MilestonesResource {
    private final Milestones milestones;

    public MilestonesResource(Milestones milestones) {
        this.milestones = milestones;
    }

    /// The body that creates a milestone.
    record NewBody(@NotNull @ValidText(Title.class) String name,
            @ValidText(MultilineText.class) @Nullable String description, @Nullable LocalDate dueOn) {
        MilestoneContent toContent() {
            return new MilestoneContent(name, Objects.requireNonNullElse(description, ""), dueOn);
        }
    }

    /// The body that changes a milestone.
    record PatchBody(Patch<@NotNull @ValidText(Title.class) String> name,
            Patch<@ValidText(MultilineText.class) String> description, Patch<LocalDate> dueOn) {
        ChangeMilestone toCommand(UUID id, long version) {
            return new ChangeMilestone(id, version, name.map(Title::of), description.map(MultilineText::of), dueOn);
        }
    }

    /// A milestone on the wire.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Representation(UUID id, UUID projectId, String name, String description, @Nullable LocalDate dueOn,
            Instant createdAt, Instant updatedAt, long version) {
        static Representation of(Milestone milestone) {
            return new Representation(milestone.id(), milestone.projectId(), milestone.name(), milestone.description(),
                    milestone.dueOn(), milestone.createdAt(), milestone.updatedAt(), milestone.version());
        }
    }

    @POST
    @Path("projects/{projectId}/milestones")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@Auth Credential caller, @PathParam("projectId") UUID projectId,
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull NewBody body) {
        var milestone = milestones.create(caller, IdempotencyKeys.required(key),
                new CreateMilestone(projectId, body.toContent()));
        return answer(milestone, Response.created(URI.create("/v1/milestones/" + milestone.id())));
    }

    @GET
    @Path("projects/{projectId}/milestones")
    public PageRepresentation<Representation> list(@Auth Credential caller, @PathParam("projectId") UUID projectId,
            @Valid @BeanParam PageParams page, @Context UriInfo uri) {
        return PageRepresentation.of(milestones.list(caller, projectId, page.toRequest()), Representation::of, uri);
    }

    @GET
    @Path("milestones/{milestoneId}")
    public Response get(@Auth Credential caller, @PathParam("milestoneId") UUID id,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        var milestone = milestones.get(caller, id);
        return ETags.read(ifNoneMatch, milestone.version(), Representation.of(milestone));
    }

    @PATCH
    @Path("milestones/{milestoneId}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    public Response change(@Auth Credential caller, @PathParam("milestoneId") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key, @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull PatchBody body) {
        var command = body.toCommand(id, ETags.required(ifMatch));
        return answer(milestones.change(caller, IdempotencyKeys.optional(key), command), Response.ok());
    }

    @DELETE
    @Path("milestones/{milestoneId}")
    public void delete(@Auth Credential caller, @PathParam("milestoneId") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key, @HeaderParam("If-Match") @Nullable String ifMatch) {
        milestones.delete(caller, IdempotencyKeys.optional(key), new DeleteMilestone(id, ETags.required(ifMatch)));
    }

    private static Response answer(Milestone milestone, Response.ResponseBuilder response) {
        return ETags.answer(response, milestone.version(), Representation.of(milestone));
    }
}
