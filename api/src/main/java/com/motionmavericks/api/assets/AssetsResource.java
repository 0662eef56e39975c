package com.motionmavericks.api.assets;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.motionmavericks.api.http.ETags;
import com.motionmavericks.api.http.IdempotencyKeys;
import com.motionmavericks.api.http.NeedsAttention;
import com.motionmavericks.api.http.PageParams;
import com.motionmavericks.api.http.PageRepresentation;
import com.motionmavericks.api.http.PreferHeader;
import com.motionmavericks.api.http.ValidText;
import com.motionmavericks.domain.assets.AddAssetVersion;
import com.motionmavericks.domain.assets.Asset;
import com.motionmavericks.domain.assets.AssetDeletions;
import com.motionmavericks.domain.assets.AssetVersion;
import com.motionmavericks.domain.assets.Assets;
import com.motionmavericks.domain.assets.CreateAsset;
import com.motionmavericks.domain.assets.Media;
import com.motionmavericks.domain.assets.RestoreAssetVersion;
import com.motionmavericks.domain.assets.TrashAssetVersion;
import com.motionmavericks.domain.people.Person;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.text.Title;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
    private final AssetDeletions deletions;
    private final PlaybackTokens playback;

    public AssetsResource(Assets assets, AssetDeletions deletions, PlaybackTokens playback) {
        this.assets = assets;
        this.deletions = deletions;
        this.playback = playback;
    }

    /// The body that adds a film.
    record Body(@NotNull @ValidText(Title.class) String name) {}

    /// A version on the wire, with the progress of its workflow.
    ///
    /// @param uploadUrl where a client PUTs the bytes, while the upload is open
    /// @param needsAttention whether a step of its workflow is parked; absent except for ADMIN
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VersionRepresentation(UUID id, UUID projectId, UUID assetId, int number, AssetVersion.Status status,
            Person createdBy, Instant createdAt, @Nullable String uploadUrl, @Nullable Instant abandonedAfter,
            @Nullable Double durationSeconds, @Nullable String aspectRatio, @Nullable String failure,
            @Nullable Instant closedAt, @Nullable Instant trashedAt, @Nullable Instant deletedAfter,
            @Nullable Instant deletedAt, Instant updatedAt, long version, @Nullable Boolean needsAttention) {
        static VersionRepresentation of(AssetVersion version) {
            var video = Optional.ofNullable(version.video());
            return new VersionRepresentation(version.id(), version.projectId(), version.assetId(), version.number(),
                    version.status(), version.createdBy(), version.createdAt(), version.uploadUrl(),
                    version.abandonAt(), video.map(Media.Video::durationSeconds).orElse(null),
                    video.map(Media.Video::aspectRatio).orElse(null), version.failure(), version.closedAt(),
                    version.trashedAt(), version.deletedAfter(), version.deletedAt(), version.updatedAt(),
                    version.version(), NeedsAttention.of(version.parked()));
        }
    }

    /// A film on the wire.
    ///
    /// @param versions newest first
    record Representation(UUID id, UUID projectId, String name, Person createdBy, Instant createdAt,
            List<VersionRepresentation> versions, Instant updatedAt, long version) {
        static Representation of(Asset asset) {
            return new Representation(asset.id(), asset.projectId(), asset.name(), asset.createdBy(),
                    asset.createdAt(),
                    asset.versions().stream().map(VersionRepresentation::of).toList(),
                    asset.updatedAt(), asset.version());
        }
    }

    /// Answers at once, before Mux has opened an upload. With `Prefer: wait` it waits for the upload.
    @POST
    @Path("projects/{projectId}/assets")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@Auth Credential caller, @PathParam("projectId") UUID projectId,
            @HeaderParam("Idempotency-Key") @Nullable String key, @HeaderParam("Prefer") @Nullable String prefer,
            @Valid @NotNull Body body) {
        var id = assets.create(caller, IdempotencyKeys.required(key), new CreateAsset(projectId, body.name())).id();
        var asset = PreferHeader.await(prefer, () -> assets.get(caller, id),
                now -> isPrepared(now.versions().getLast()));
        return ETags.answer(Response.accepted().location(URI.create("/v1/assets/" + id)), asset.version(),
                Representation.of(asset));
    }

    @GET
    @Path("projects/{projectId}/assets")
    public PageRepresentation<Representation> list(@Auth Credential caller, @PathParam("projectId") UUID projectId,
            @QueryParam("trashed") @DefaultValue("false") boolean trashed, @Valid @BeanParam PageParams page,
            @Context UriInfo uri) {
        return PageRepresentation.of(assets.list(caller, projectId, trashed, page.toRequest()),
                Representation::of, uri);
    }

    @GET
    @Path("assets/{assetId}")
    public Response get(@Auth Credential caller, @PathParam("assetId") UUID id,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        var asset = assets.get(caller, id);
        return ETags.read(ifNoneMatch, asset.version(), Representation.of(asset));
    }

    @POST
    @Path("assets/{assetId}/versions")
    public Response addVersion(@Auth Credential caller, @PathParam("assetId") UUID assetId,
            @HeaderParam("Idempotency-Key") @Nullable String key, @HeaderParam("Prefer") @Nullable String prefer) {
        var id = assets.addVersion(caller, IdempotencyKeys.required(key), new AddAssetVersion(assetId)).id();
        var version = PreferHeader.await(prefer, () -> assets.version(caller, id), AssetsResource::isPrepared);
        return ETags.answer(Response.accepted().location(URI.create("/v1/asset-versions/" + id)), version.version(),
                VersionRepresentation.of(version));
    }

    @GET
    @Path("asset-versions/{assetVersionId}")
    public Response version(@Auth Credential caller, @PathParam("assetVersionId") UUID id,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        var version = assets.version(caller, id);
        return ETags.read(ifNoneMatch, version.version(), VersionRepresentation.of(version));
    }

    /// The version stays, so the answer shows it.
    @DELETE
    @Path("asset-versions/{assetVersionId}")
    public Response trash(@Auth Credential caller, @PathParam("assetVersionId") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key, @HeaderParam("If-Match") @Nullable String ifMatch) {
        var version = deletions.trash(caller, IdempotencyKeys.optional(key),
                new TrashAssetVersion(id, ETags.required(ifMatch)));
        return ETags.answer(Response.ok(), version.version(), VersionRepresentation.of(version));
    }

    @POST
    @Path("asset-versions/{assetVersionId}/restore")
    public Response restore(@Auth Credential caller, @PathParam("assetVersionId") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key, @HeaderParam("If-Match") @Nullable String ifMatch) {
        var version = deletions.restore(caller, IdempotencyKeys.required(key),
                new RestoreAssetVersion(id, ETags.required(ifMatch)));
        return ETags.answer(Response.ok(), version.version(), VersionRepresentation.of(version));
    }

    @GET
    @Path("asset-versions/{assetVersionId}/playback")
    public PlaybackTokens.Playback playback(@Auth Credential caller, @PathParam("assetVersionId") UUID id) {
        var video = assets.video(caller, id);
        return playback.of(video.playbackId(), video.durationSeconds());
    }

    private static boolean isPrepared(AssetVersion version) {
        return version.uploadDueAt() == null;
    }
}
