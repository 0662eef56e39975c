package com.motionmavericks.api.approvals;

import com.motionmavericks.api.http.NeedsAttention;
import com.motionmavericks.domain.people.Person;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.motionmavericks.api.http.ETags;
import com.motionmavericks.api.http.IdempotencyKeys;
import com.motionmavericks.api.http.PageParams;
import com.motionmavericks.api.http.PageRepresentation;
import com.motionmavericks.api.http.ValidText;
import com.motionmavericks.domain.approvals.Approval;
import com.motionmavericks.domain.approvals.Approvals;
import com.motionmavericks.domain.approvals.Decide;
import com.motionmavericks.domain.approvals.Decision;
import com.motionmavericks.domain.approvals.Policy;
import com.motionmavericks.domain.approvals.RequestApproval;
import com.motionmavericks.domain.approvals.WithdrawApproval;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.text.MultilineText;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public final class ApprovalsResource {
    private final Approvals approvals;
    private final InstantSource clock;

    public ApprovalsResource(Approvals approvals, InstantSource clock) {
        this.approvals = approvals;
        this.clock = clock;
    }

    /// The body that puts a milestone up for approval.
    record RequestBody(@Nullable UUID assetVersionId, @NotEmpty @Size(max = 100) List<@NotNull UUID> reviewers,
            @NotNull Policy policy, @Nullable Integer quorum, @NotNull Instant deadline) {
        RequestApproval toCommand(UUID milestoneId) {
            return new RequestApproval(milestoneId, assetVersionId, reviewers, policy, quorum,
                    deadline);
        }
    }

    /// The body of a decision.
    record DecisionBody(@NotNull Decision decision, @Nullable UUID assetVersionId,
            @ValidText(MultilineText.class) @Nullable String comment) {
        Decide toCommand(UUID approvalId) {
            return new Decide(approvalId, decision, assetVersionId, comment == null ? null : MultilineText.of(comment));
        }
    }

    /// A reviewer on the wire.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReviewerRepresentation(Person member, @Nullable Instant askedAt, @Nullable Instant remindedAt,
            @Nullable Decision decision, @Nullable String comment, @Nullable Instant decidedAt,
            @Nullable Instant leftAt) {
        static ReviewerRepresentation of(Approval.Reviewer reviewer) {
            return new ReviewerRepresentation(reviewer.member(), reviewer.askedAt(), reviewer.remindedAt(),
                    reviewer.decision(), reviewer.comment(), reviewer.decidedAt(), reviewer.leftAt());
        }
    }

    /// An approval on the wire, with the progress of its workflow.
    ///
    /// @param needed the number of reviewers who must approve
    /// @param needsAttention whether a step of its workflow is parked; absent except for ADMIN
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Representation(UUID id, UUID projectId, UUID milestoneId, @Nullable UUID assetVersionId, int round,
            Policy policy, int needed, Approval.Status status, Person createdBy, Instant createdAt, Instant deadline,
            @Nullable Instant nextReminderAt, @Nullable Instant closedAt, List<ReviewerRepresentation> reviewers,
            Instant updatedAt, long version, @Nullable Boolean needsAttention) {
        static Representation of(Approval approval, Instant now) {
            return new Representation(approval.id(), approval.projectId(), approval.milestoneId(),
                    approval.assetVersionId(), approval.round(), approval.policy(), approval.needed(),
                    approval.statusAt(now), approval.createdBy(), approval.createdAt(), approval.deadline(),
                    approval.reminderDueAt(), approval.closedAt(),
                    approval.reviewers().stream().map(ReviewerRepresentation::of).toList(), approval.updatedAt(),
                    approval.version(), NeedsAttention.of(approval.parked()));
        }
    }

    @POST
    @Path("milestones/{milestoneId}/approvals")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response request(@Auth Credential caller, @PathParam("milestoneId") UUID milestoneId,
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull RequestBody body) {
        var approval = approvals.request(caller, IdempotencyKeys.required(key), body.toCommand(milestoneId));
        return answer(approval, Response.created(URI.create("/v1/approvals/" + approval.id())));
    }

    @GET
    @Path("projects/{projectId}/approvals")
    public PageRepresentation<Representation> list(@Auth Credential caller, @PathParam("projectId") UUID projectId,
            @Valid @BeanParam PageParams page, @Context UriInfo uri) {
        return PageRepresentation.of(approvals.list(caller, projectId, page.toRequest()),
                approval -> representation(approval), uri);
    }

    @GET
    @Path("approvals/{approvalId}")
    public Response get(@Auth Credential caller, @PathParam("approvalId") UUID id,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        var approval = approvals.get(caller, id);
        return ETags.read(ifNoneMatch, approval.version(), representation(approval));
    }

    @POST
    @Path("approvals/{approvalId}/decisions")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response decide(@Auth Credential caller, @PathParam("approvalId") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull DecisionBody body) {
        return answer(approvals.decide(caller, IdempotencyKeys.required(key), body.toCommand(id)),
                Response.ok());
    }

    @POST
    @Path("approvals/{approvalId}/withdraw")
    public Response withdraw(@Auth Credential caller, @PathParam("approvalId") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key, @HeaderParam("If-Match") @Nullable String ifMatch) {
        var command = new WithdrawApproval(id, ETags.required(ifMatch));
        return answer(approvals.withdraw(caller, IdempotencyKeys.required(key), command), Response.ok());
    }

    private Response answer(Approval approval, Response.ResponseBuilder response) {
        return ETags.answer(response, approval.version(), representation(approval));
    }

    private Representation representation(Approval approval) {
        return Representation.of(approval, clock.instant());
    }
}
