package com.motionmavericks.api.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.motionmavericks.api.http.IdempotencyKeys;
import com.motionmavericks.api.http.PageParams;
import com.motionmavericks.api.http.PageRepresentation;
import com.motionmavericks.api.http.ValidText;
import com.motionmavericks.domain.operations.DescribedStep;
import com.motionmavericks.domain.operations.LeaveParkedStep;
import com.motionmavericks.domain.operations.LeaveParkedSteps;
import com.motionmavericks.domain.operations.LeftSteps;
import com.motionmavericks.domain.operations.ParkedStep;
import com.motionmavericks.domain.operations.ParkedStepFilter;
import com.motionmavericks.domain.operations.ParkedSteps;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.text.Title;
import com.motionmavericks.steps.OperatorAction;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Path("/v1/operations/parked")
@Produces(MediaType.APPLICATION_JSON)
public final class ParkedStepsResource {
    private final ParkedSteps operations;
    private final URI publicUrl;

    public ParkedStepsResource(ParkedSteps operations, URI publicUrl) {
        this.operations = operations;
        this.publicUrl = publicUrl;
    }

    /// The values of the parameter `state`.
    enum State {
        PARKED,
        LEFT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The query of the list.
    public static final class ListParams extends PageParams {
        @QueryParam("state")
        @DefaultValue("parked")
        private State state = State.PARKED;

        @QueryParam("workflow")
        @ValidText(Title.class)
        private @Nullable String workflow;

        @QueryParam("step")
        @ValidText(Title.class)
        private @Nullable String step;

        @QueryParam("reason")
        @ValidText(Title.class)
        private @Nullable String reason;

        @QueryParam("parkedAfter")
        private @Nullable Instant parkedAfter;

        @QueryParam("parkedBefore")
        private @Nullable Instant parkedBefore;

        ParkedStepFilter toFilter() {
            return new ParkedStepFilter(workflow, step, reason, parkedAfter, parkedBefore);
        }
    }

    /// The filter of a bulk command.
    record FilterBody(@ValidText(Title.class) @Nullable String workflow, @ValidText(Title.class) @Nullable String step,
            @ValidText(Title.class) @Nullable String reason, @Nullable Instant parkedAfter,
            @Nullable Instant parkedBefore) {
        ParkedStepFilter toFilter() {
            return new ParkedStepFilter(workflow, step, reason, parkedAfter, parkedBefore);
        }
    }

    /// The body of a bulk command.
    record BulkBody(@Valid @NotNull FilterBody filter, @NotNull Boolean dryRun) {}

    /// What a step is about.
    ///
    /// @param url where the API or the studio's web application shows it
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SubjectRepresentation(String name, URI url, @Nullable UUID memberId) {}

    /// A parked step on the wire.
    ///
    /// @param workflowId its workflow in the Temporal Web UI
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Representation(UUID id, String workflow, String workflowId, UUID subjectId,
            @Nullable SubjectRepresentation subject, String step, String target, String reason, Instant parkedAt,
            Instant retryAt, @Nullable Instant leftAt, ParkedStep.@Nullable LeftBy leftBy, Instant updatedAt) {}

    @GET
    public PageRepresentation<Representation> list(@Auth Credential caller, @Valid @BeanParam ListParams params,
            @Context UriInfo uri) {
        var page = switch (params.state) {
            case PARKED -> operations.list(caller, params.toFilter(), params.toRequest());
            case LEFT -> operations.listLeft(caller, params.toFilter(), params.toRequest());
        };
        return PageRepresentation.of(page, this::representation, uri);
    }

    @POST
    @Path("retry")
    @Consumes(MediaType.APPLICATION_JSON)
    public LeftSteps retryAll(@Auth Credential caller, @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull BulkBody body) {
        return leaveAll(caller, key, body, OperatorAction.RETRY);
    }

    @POST
    @Path("skip")
    @Consumes(MediaType.APPLICATION_JSON)
    public LeftSteps skipAll(@Auth Credential caller, @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull BulkBody body) {
        return leaveAll(caller, key, body, OperatorAction.SKIP);
    }

    @POST
    @Path("abort")
    @Consumes(MediaType.APPLICATION_JSON)
    public LeftSteps abortAll(@Auth Credential caller, @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull BulkBody body) {
        return leaveAll(caller, key, body, OperatorAction.ABORT);
    }

    @POST
    @Path("{parkedStepId}/retry")
    public Representation retry(@Auth Credential caller, @HeaderParam("Idempotency-Key") @Nullable String key,
            @PathParam("parkedStepId") UUID id) {
        return leave(caller, key, id, OperatorAction.RETRY);
    }

    @POST
    @Path("{parkedStepId}/skip")
    public Representation skip(@Auth Credential caller, @HeaderParam("Idempotency-Key") @Nullable String key,
            @PathParam("parkedStepId") UUID id) {
        return leave(caller, key, id, OperatorAction.SKIP);
    }

    @POST
    @Path("{parkedStepId}/abort")
    public Representation abort(@Auth Credential caller, @HeaderParam("Idempotency-Key") @Nullable String key,
            @PathParam("parkedStepId") UUID id) {
        return leave(caller, key, id, OperatorAction.ABORT);
    }

    private Representation leave(Credential caller, @Nullable String key, UUID id, OperatorAction action) {
        return representation(
                operations.leave(caller, IdempotencyKeys.required(key), new LeaveParkedStep(id, action)));
    }

    private LeftSteps leaveAll(Credential caller, @Nullable String key, BulkBody body, OperatorAction action) {
        return operations.leaveAll(caller, IdempotencyKeys.required(key),
                new LeaveParkedSteps(body.filter().toFilter(), action, body.dryRun()));
    }

    private Representation representation(DescribedStep described) {
        var step = described.parked();
        var subject = described.subject();
        return new Representation(step.id(), step.workflowType(), step.workflowId(), step.subjectId(),
                subject == null
                        ? null
                        : new SubjectRepresentation(subject.name(), publicUrl.resolve(subject.path()),
                                subject.memberId()),
                step.step(), step.target(), step.reason(), step.parkedAt(), step.retryAt(), step.leftAt(),
                step.leftBy(), step.updatedAt());
    }
}
