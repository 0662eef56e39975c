package com.motionmavericks.api.partners;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.motionmavericks.api.http.ETags;
import com.motionmavericks.api.http.IdempotencyKeys;
import com.motionmavericks.api.http.MergePatch;
import com.motionmavericks.api.http.PageParams;
import com.motionmavericks.api.http.PageRepresentation;
import com.motionmavericks.api.http.ValidText;
import com.motionmavericks.domain.partners.ChangePartner;
import com.motionmavericks.domain.partners.CreatePartner;
import com.motionmavericks.domain.partners.NewPartnerSecret;
import com.motionmavericks.domain.partners.Partner;
import com.motionmavericks.domain.partners.Partners;
import com.motionmavericks.domain.partners.RotatePartnerSecret;
import com.motionmavericks.domain.patch.Patch;
import com.motionmavericks.domain.people.Person;
import com.motionmavericks.domain.secrets.WebhookSecrets;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.text.Title;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The partners that send webhooks. A secret is shown once, in the answer that makes it.
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public final class PartnersResource {
    private final Partners partners;

    public PartnersResource(Partners partners) {
        this.partners = partners;
    }

    /// The body that creates a partner.
    record NewBody(@NotNull @ValidText(Title.class) String name) {}

    /// The body that changes a partner.
    record PatchBody(Patch<@NotNull @ValidText(Title.class) String> name, Patch<Partner.@NotNull Status> status) {
        ChangePartner toCommand(UUID id, long version) {
            return new ChangePartner(id, version, name.map(Title::of), status);
        }
    }

    /// The body that rotates a secret.
    ///
    /// @param overlapHours how long the secret before is accepted too
    record RotateBody(@Nullable Integer overlapHours) {
        Duration overlap() {
            return overlapHours == null ? WebhookSecrets.DEFAULT_OVERLAP : Duration.ofHours(overlapHours);
        }
    }

    /// A partner on the wire.
    ///
    /// @param secret only in the answer that makes it
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Representation(UUID id, String name, Partner.Status status, @Nullable Instant previousSecretValidUntil,
            Person createdBy, Instant createdAt, Instant updatedAt, long version, @Nullable String secret) {
        static Representation of(Partner partner) {
            return of(partner, null);
        }

        static Representation of(Partner partner, @Nullable String secret) {
            return new Representation(partner.id(), partner.name(), partner.status(), partner.previousValidUntil(),
                    partner.createdBy(), partner.createdAt(), partner.updatedAt(), partner.version(), secret);
        }
    }

    @POST
    @Path("partners")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@Auth Credential caller, @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull NewBody body) {
        var created = partners.create(caller, IdempotencyKeys.required(key), new CreatePartner(body.name()));
        return answer(Response.created(URI.create("/v1/partners/" + created.partner().id())), created);
    }

    @GET
    @Path("partners")
    public PageRepresentation<Representation> list(@Auth Credential caller, @Valid @BeanParam PageParams page,
            @Context UriInfo uri) {
        return PageRepresentation.of(partners.list(caller, page.toRequest()), Representation::of, uri);
    }

    @GET
    @Path("partners/{partnerId}")
    public Response get(@Auth Credential caller, @PathParam("partnerId") UUID id,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        var partner = partners.get(caller, id);
        return ETags.read(ifNoneMatch, partner.version(), Representation.of(partner));
    }

    @PATCH
    @Path("partners/{partnerId}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    public Response change(@Auth Credential caller, @PathParam("partnerId") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key, @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull PatchBody body) {
        var partner = partners.change(caller, IdempotencyKeys.optional(key),
                body.toCommand(id, ETags.required(ifMatch)));
        return ETags.answer(Response.ok(), partner.version(), Representation.of(partner));
    }

    @POST
    @Path("partners/{partnerId}/rotate")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response rotate(@Auth Credential caller, @PathParam("partnerId") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key, @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull RotateBody body) {
        return answer(Response.ok(), partners.rotate(caller, IdempotencyKeys.required(key),
                new RotatePartnerSecret(id, ETags.required(ifMatch), body.overlap())));
    }

    private static Response answer(Response.ResponseBuilder response, NewPartnerSecret made) {
        return ETags.answer(response, made.partner().version(), Representation.of(made.partner(), made.secret()));
    }
}
