package com.motionmavericks.api.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.motionmavericks.api.http.IdempotencyKeys;
import com.motionmavericks.api.http.PageParams;
import com.motionmavericks.api.http.PageRepresentation;
import com.motionmavericks.domain.operations.LeaveParkedStep;
import com.motionmavericks.domain.operations.ParkedStep;
import com.motionmavericks.domain.operations.ParkedSteps;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.steps.OperatorAction;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Path("/v1/operations/parked")
@Produces(MediaType.APPLICATION_JSON)
public final class ParkedStepsResource {
    private final ParkedSteps operations;

    public ParkedStepsResource(ParkedSteps operations) {
        this.operations = operations;
    }

    /// A parked step on the wire.
    ///
    /// @param workflowId its workflow in the Temporal Web UI
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Representation(UUID id, String workflow, String workflowId, UUID subjectId, String step, String target,
            String reason, Instant parkedAt, Instant retryAt, @Nullable Instant leftAt, Instant updatedAt) {
        static Representation of(ParkedStep step) {
            return new Representation(step.id(), step.workflowType(), step.workflowId(), step.subjectId(), step.step(),
                    step.target(), step.reason(), step.parkedAt(), step.retryAt(), step.leftAt(), step.updatedAt());
        }
    }

    @GET
    public PageRepresentation<Representation> list(@Auth Credential caller, @Valid @BeanParam PageParams page,
            @Context UriInfo uri) {
        return PageRepresentation.of(operations.list(caller, page.toRequest()), Representation::of, uri);
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
        return Representation.of(
                operations.leave(caller, IdempotencyKeys.required(key), new LeaveParkedStep(id, action)));
    }
}
