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
import com.motionmavericks.domain.tenancy.Principal;
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
        static Representation of(Principal principal, Approval approval, Instant now) {
            return new Representation(approval.id(), approval.projectId(), approval.milestoneId(),
                    approval.assetVersionId(), approval.round(), approval.policy(), approval.needed(),
                    approval.statusAt(now), approval.createdBy(), approval.createdAt(), approval.deadline(),
                    approval.reminderDueAt(), approval.closedAt(),
                    approval.reviewers().stream().map(ReviewerRepresentation::of).toList(), approval.updatedAt(),
                    approval.version(), NeedsAttention.shown(principal, approval.parked()));
        }
    }

    @POST
    @Path("milestones/{milestoneId}/approvals")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response request(@Auth Principal principal, @PathParam("milestoneId") UUID milestoneId,
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull RequestBody body) {
        var approval = approvals.request(principal, IdempotencyKeys.required(key), body.toCommand(milestoneId));
        return answer(principal, approval, Response.created(URI.create("/v1/approvals/" + approval.id())));
    }

    @GET
    @Path("projects/{projectId}/approvals")
    public PageRepresentation<Representation> list(@Auth Principal principal, @PathParam("projectId") UUID projectId,
            @Valid @BeanParam PageParams page, @Context UriInfo uri) {
        return PageRepresentation.of(approvals.list(principal, projectId, page.toRequest()),
                approval -> representation(principal, approval), uri);
    }

    @GET
    @Path("approvals/{approvalId}")
    public Response get(@Auth Principal principal, @PathParam("approvalId") UUID id,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        var approval = approvals.get(principal, id);
        return ETags.read(ifNoneMatch, approval.version(), representation(principal, approval));
    }

    @POST
    @Path("approvals/{approvalId}/decisions")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response decide(@Auth Principal principal, @PathParam("approvalId") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull DecisionBody body) {
        return answer(principal, approvals.decide(principal, IdempotencyKeys.required(key), body.toCommand(id)),
                Response.ok());
    }

    @POST
    @Path("approvals/{approvalId}/withdraw")
    public Response withdraw(@Auth Principal principal, @PathParam("approvalId") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key, @HeaderParam("If-Match") @Nullable String ifMatch) {
        var command = new WithdrawApproval(id, ETags.required(ifMatch));
        return answer(principal, approvals.withdraw(principal, IdempotencyKeys.required(key), command), Response.ok());
    }

    private Response answer(Principal principal, Approval approval, Response.ResponseBuilder response) {
        return ETags.answer(response, approval.version(), representation(principal, approval));
    }

    private Representation representation(Principal principal, Approval approval) {
        return Representation.of(principal, approval, clock.instant());
    }
}
