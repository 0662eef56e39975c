package com.motionmavericks.api.assets;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.motionmavericks.api.http.ETags;
import com.motionmavericks.api.http.IdempotencyKeys;
import com.motionmavericks.api.http.PageParams;
import com.motionmavericks.api.http.PageRepresentation;
import com.motionmavericks.api.http.PreferHeader;
import com.motionmavericks.api.http.ValidText;
import com.motionmavericks.domain.assets.AddAssetVersion;
import com.motionmavericks.domain.assets.Asset;
import com.motionmavericks.domain.assets.AssetVersion;
import com.motionmavericks.domain.assets.Assets;
import com.motionmavericks.domain.assets.CreateAsset;
import com.motionmavericks.domain.assets.Media;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.text.Title;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public final class AssetsResource {
    private final Assets assets;
    private final PlaybackTokens playback;

    public AssetsResource(Assets assets, PlaybackTokens playback) {
        this.assets = assets;
        this.playback = playback;
    }

    /// The body that adds a film.
    record Body(@NotNull @ValidText(Title.class) String name) {}

    /// A version on the wire, with the progress of its workflow.
    ///
    /// @param uploadUrl where a client PUTs the bytes, while the upload is open
    /// @param needsAttention whether a step of its workflow is parked: see `/v1/operations/parked`
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VersionRepresentation(UUID id, UUID assetId, int number, AssetVersion.Status status, UUID createdBy,
            Instant createdAt, @Nullable String uploadUrl, @Nullable Instant abandonedAfter,
            @Nullable Double durationSeconds, @Nullable String aspectRatio, @Nullable String failure,
            @Nullable Instant closedAt, boolean needsAttention) {
        static VersionRepresentation of(AssetVersion version) {
            var video = Optional.ofNullable(version.video());
            return new VersionRepresentation(version.id(), version.assetId(), version.number(), version.status(),
                    version.createdBy(), version.createdAt(), version.uploadUrl(), version.abandonAt(),
                    video.map(Media.Video::durationSeconds).orElse(null),
                    video.map(Media.Video::aspectRatio).orElse(null), version.failure(), version.closedAt(),
                    !version.parked().isEmpty());
        }
    }

    /// A film on the wire.
    ///
    /// @param versions newest first
    record Representation(UUID id, UUID projectId, String name, UUID createdBy, Instant createdAt,
            List<VersionRepresentation> versions) {
        static Representation of(Asset asset) {
            return new Representation(asset.id(), asset.projectId(), asset.name(), asset.createdBy(),
                    asset.createdAt(), asset.versions().stream().map(VersionRepresentation::of).toList());
        }
    }

    @POST
    @Path("projects/{projectId}/assets")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@Auth Principal principal, @PathParam("projectId") UUID projectId,
            @HeaderParam("Idempotency-Key") @Nullable String key, @HeaderParam("Prefer") @Nullable String prefer,
            @Valid @NotNull Body body) {
        var asset = assets.create(principal, IdempotencyKeys.required(key),
                new CreateAsset(projectId, body.name()));
        return accepted(principal, asset, prefer);
    }

    @GET
    @Path("projects/{projectId}/assets")
    public PageRepresentation<Representation> list(@Auth Principal principal, @PathParam("projectId") UUID projectId,
            @Valid @BeanParam PageParams page, @Context UriInfo uri) {
        return PageRepresentation.of(assets.list(principal, projectId, page.toRequest()), Representation::of, uri);
    }

    @GET
    @Path("assets/{id}")
    public Representation get(@Auth Principal principal, @PathParam("id") UUID id) {
        return Representation.of(assets.get(principal, id));
    }

    @POST
    @Path("assets/{id}/versions")
    public Response addVersion(@Auth Principal principal, @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key, @HeaderParam("Prefer") @Nullable String prefer) {
        return accepted(principal, assets.addVersion(principal, IdempotencyKeys.required(key), new AddAssetVersion(id)),
                prefer);
    }

    @GET
    @Path("asset-versions/{id}")
    public Response version(@Auth Principal principal, @PathParam("id") UUID id,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        var version = assets.version(principal, id);
        return ETags.read(ifNoneMatch, version.version(), VersionRepresentation.of(version));
    }

    @GET
    @Path("asset-versions/{id}/playback")
    public PlaybackTokens.Playback playback(@Auth Principal principal, @PathParam("id") UUID id) {
        var video = assets.version(principal, id).video();
        if (video == null) {
            throw Refused.notFound("playable film");
        }
        return playback.of(video.playbackId(), video.durationSeconds());
    }

    /// Answers with the version to watch, since Mux must open an upload first. With `Prefer: wait` it waits for the
    /// upload.
    private Response accepted(Principal principal, Asset asset, @Nullable String prefer) {
        var newest = asset.versions().getFirst().id();
        var watched = PreferHeader.await(prefer, () -> assets.version(principal, newest),
                version -> version.uploadDueAt() == null);
        return Response.accepted(VersionRepresentation.of(watched)).location(URI.create("/v1/asset-versions/" + newest))
                .build();
    }
}
