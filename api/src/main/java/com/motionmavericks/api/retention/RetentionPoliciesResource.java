package com.motionmavericks.api.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.motionmavericks.api.http.ETags;
import com.motionmavericks.api.http.IdempotencyKeys;
import com.motionmavericks.api.http.MergePatch;
import com.motionmavericks.domain.patch.Patch;
import com.motionmavericks.domain.retention.ChangeProjectRetentionPolicy;
import com.motionmavericks.domain.retention.ChangeRetentionPolicy;
import com.motionmavericks.domain.retention.ProjectRetentionPolicy;
import com.motionmavericks.domain.retention.RetentionPolicies;
import com.motionmavericks.domain.retention.RetentionPolicy;
import com.motionmavericks.domain.tenancy.Credential;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How long a studio and its projects keep what is old.
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public final class RetentionPoliciesResource {
    private static final int LONGEST = 3650;
    private static final int LONGEST_IN_TRASH = 365;

    private final RetentionPolicies policies;

    public RetentionPoliciesResource(RetentionPolicies policies) {
        this.policies = policies;
    }

    /// The body that changes the studio's policy.
    record PatchBody(Patch<@Min(1) @Max(LONGEST) Integer> originalsDaysAfterArchive,
            Patch<@NotNull @Min(1) @Max(LONGEST) Integer> shareAccessDays,
            Patch<@NotNull @Min(1) @Max(LONGEST) Integer> deliveryDays,
            Patch<@NotNull @Min(1) @Max(LONGEST) Integer> notificationDays,
            Patch<@NotNull @Min(1) @Max(LONGEST_IN_TRASH) Integer> trashDays) {
        ChangeRetentionPolicy toCommand(long version) {
            return new ChangeRetentionPolicy(version, originalsDaysAfterArchive, shareAccessDays, deliveryDays,
                    notificationDays, trashDays);
        }
    }

    /// The body that changes a project's policy.
    record ProjectPatchBody(Patch<@Min(1) @Max(LONGEST) Integer> originalsDaysAfterArchive,
            Patch<@Min(1) @Max(LONGEST) Integer> shareAccessDays,
            Patch<@Min(1) @Max(LONGEST_IN_TRASH) Integer> trashDays) {
        ChangeProjectRetentionPolicy toCommand(UUID projectId, long version) {
            return new ChangeProjectRetentionPolicy(projectId, version, originalsDaysAfterArchive, shareAccessDays,
                    trashDays);
        }
    }

    /// A studio's policy on the wire.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Representation(@Nullable Integer originalsDaysAfterArchive, int shareAccessDays, int deliveryDays,
            int notificationDays, int trashDays, Instant updatedAt, long version) {
        static Representation of(RetentionPolicy policy) {
            return new Representation(policy.originalsDaysAfterArchive(), policy.shareAccessDays(),
                    policy.deliveryDays(), policy.notificationDays(), policy.trashDays(), policy.updatedAt(),
                    policy.version());
        }
    }

    /// A project's policy on the wire.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProjectRepresentation(UUID projectId, @Nullable Integer originalsDaysAfterArchive,
            @Nullable Integer shareAccessDays, @Nullable Integer trashDays, Instant updatedAt, long version) {
        static ProjectRepresentation of(ProjectRetentionPolicy policy) {
            return new ProjectRepresentation(policy.projectId(), policy.originalsDaysAfterArchive(),
                    policy.shareAccessDays(), policy.trashDays(), policy.updatedAt(), policy.version());
        }
    }

    @GET
    @Path("studio/retention-policy")
    public Response get(@Auth Credential caller, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        var policy = policies.ofStudio(caller);
        return ETags.read(ifNoneMatch, policy.version(), Representation.of(policy));
    }

    @PATCH
    @Path("studio/retention-policy")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    public Response change(@Auth Credential caller, @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Nullable String ifMatch, @Valid @NotNull PatchBody body) {
        var policy = policies.change(caller, IdempotencyKeys.optional(key), body.toCommand(ETags.required(ifMatch)));
        return ETags.answer(Response.ok(), policy.version(), Representation.of(policy));
    }

    @GET
    @Path("projects/{projectId}/retention-policy")
    public Response getOfProject(@Auth Credential caller, @PathParam("projectId") UUID projectId,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        var policy = policies.ofProject(caller, projectId);
        return ETags.read(ifNoneMatch, policy.version(), ProjectRepresentation.of(policy));
    }

    @PATCH
    @Path("projects/{projectId}/retention-policy")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    public Response changeOfProject(@Auth Credential caller, @PathParam("projectId") UUID projectId,
            @HeaderParam("Idempotency-Key") @Nullable String key, @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull ProjectPatchBody body) {
        var policy = policies.change(caller, IdempotencyKeys.optional(key),
                body.toCommand(projectId, ETags.required(ifMatch)));
        return ETags.answer(Response.ok(), policy.version(), ProjectRepresentation.of(policy));
    }
}
