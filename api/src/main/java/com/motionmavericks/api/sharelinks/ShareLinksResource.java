package com.motionmavericks.api.sharelinks;

import com.motionmavericks.api.http.NeedsAttention;
import com.motionmavericks.domain.people.Person;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.motionmavericks.api.http.ETags;
import com.motionmavericks.api.http.IdempotencyKeys;
import com.motionmavericks.api.http.PageParams;
import com.motionmavericks.api.http.PageRepresentation;
import com.motionmavericks.domain.sharelinks.CreateShareLink;
import com.motionmavericks.domain.sharelinks.ExtendShareLink;
import com.motionmavericks.domain.sharelinks.RevokeShareLink;
import com.motionmavericks.domain.sharelinks.ShareLink;
import com.motionmavericks.domain.sharelinks.ShareLinkAccess;
import com.motionmavericks.domain.sharelinks.ShareLinks;
import com.motionmavericks.domain.sharelinks.UnlockShareLink;
import com.motionmavericks.domain.tenancy.Credential;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import java.util.UUID;
import org.hibernate.validator.constraints.CodePointLength;
import org.hibernate.validator.constraints.CodePointLength.NormalizationStrategy;
import org.jspecify.annotations.Nullable;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public final class ShareLinksResource {
    private final ShareLinks links;
    private final URI publicUrl;
    private final InstantSource clock;

    public ShareLinksResource(ShareLinks links, URI publicUrl, InstantSource clock) {
        this.links = links;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /// The body that shares a film.
    record Body(@NotNull Instant expiresAt,
            @CodePointLength(min = 8, max = 200, normalizationStrategy = NormalizationStrategy.NFC) @Nullable String password) {
        CreateShareLink toCommand(UUID assetVersionId) {
            return new CreateShareLink(assetVersionId, expiresAt, password);
        }
    }

    /// The body that extends a link.
    record ExtensionBody(@NotNull Instant expiresAt) {}

    /// A share link on the wire, with the progress of its workflow.
    ///
    /// @param url the link itself; absent for GUEST
    /// @param needsAttention whether a step of its workflow is parked; absent except for ADMIN
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Representation(UUID id, UUID projectId, UUID assetVersionId, ShareLink.Status status, @Nullable URI url,
            boolean hasPassword, Person createdBy, Instant createdAt, Instant expiresAt,
            @Nullable Instant nextWarningAt, @Nullable Instant warnedAt, @Nullable Instant closedAt,
            @Nullable Instant lockedUntil, Instant updatedAt, long version, @Nullable Boolean needsAttention) {
        static Representation of(ShareLink link, @Nullable URI url, Instant now) {
            var status = link.statusAt(now);
            return new Representation(link.id(), link.projectId(), link.assetVersionId(), status, url,
                    link.hasPassword(), link.createdBy(), link.createdAt(), link.expiresAt(),
                    status == ShareLink.Status.OPEN ? link.warningDueAt() : null, link.warnedAt(), link.closedAt(),
                    status == ShareLink.Status.OPEN ? link.lockedUntil(now).orElse(null) : null, link.updatedAt(),
                    link.version(), NeedsAttention.of(link.parked()));
        }
    }

    /// An access on the wire.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AccessRepresentation(UUID id, Instant at, @Nullable String device) {
        static AccessRepresentation of(ShareLinkAccess access) {
            return new AccessRepresentation(access.id(), access.at(), access.device());
        }
    }

    @POST
    @Path("asset-versions/{assetVersionId}/share-links")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@Auth Credential caller, @PathParam("assetVersionId") UUID assetVersionId,
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull Body body) {
        var link = links.create(caller, IdempotencyKeys.required(key), body.toCommand(assetVersionId));
        return answer(link, Response.created(URI.create("/v1/share-links/" + link.id())));
    }

    @GET
    @Path("asset-versions/{assetVersionId}/share-links")
    public PageRepresentation<Representation> list(@Auth Credential caller,
            @PathParam("assetVersionId") UUID assetVersionId,
            @Valid @BeanParam PageParams page, @Context UriInfo uri) {
        return PageRepresentation.of(links.list(caller, assetVersionId, page.toRequest()),
                link -> representation(link), uri);
    }

    @GET
    @Path("share-links/{shareLinkId}")
    public Response get(@Auth Credential caller, @PathParam("shareLinkId") UUID id,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        var link = links.get(caller, id);
        return ETags.read(ifNoneMatch, link.version(), representation(link));
    }

    @GET
    @Path("share-links/{shareLinkId}/accesses")
    public PageRepresentation<AccessRepresentation> accesses(@Auth Credential caller,
            @PathParam("shareLinkId") UUID id, @Valid @BeanParam PageParams page, @Context UriInfo uri) {
        return PageRepresentation.of(links.accesses(caller, id, page.toRequest()), AccessRepresentation::of, uri);
    }

    @POST
    @Path("share-links/{shareLinkId}/extend")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response extend(@Auth Credential caller, @PathParam("shareLinkId") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key, @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull ExtensionBody body) {
        var command = new ExtendShareLink(id, ETags.required(ifMatch),
                body.expiresAt());
        return answer(links.extend(caller, IdempotencyKeys.required(key), command), Response.ok());
    }

    @POST
    @Path("share-links/{shareLinkId}/revoke")
    public Response revoke(@Auth Credential caller, @PathParam("shareLinkId") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key, @HeaderParam("If-Match") @Nullable String ifMatch) {
        var command = new RevokeShareLink(id, ETags.required(ifMatch));
        return answer(links.revoke(caller, IdempotencyKeys.required(key), command), Response.ok());
    }

    @POST
    @Path("share-links/{shareLinkId}/unlock")
    public Response unlock(@Auth Credential caller, @PathParam("shareLinkId") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key, @HeaderParam("If-Match") @Nullable String ifMatch) {
        var command = new UnlockShareLink(id, ETags.required(ifMatch));
        return answer(links.unlock(caller, IdempotencyKeys.required(key), command), Response.ok());
    }

    private Response answer(ShareLink link, Response.ResponseBuilder response) {
        return ETags.answer(response, link.version(), representation(link));
    }

    private Representation representation(ShareLink link) {
        return Representation.of(link,
                links.token(link).map(token -> publicUrl.resolve("/s/" + token)).orElse(null),
                clock.instant());
    }
}
