package com.motionmavericks.local.vendors;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.motionmavericks.local.vendors.MuxLedger.Asset;
import com.motionmavericks.local.vendors.MuxLedger.Upload;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Mux Video's API, as far as it is used: uploads and assets, under the active faults. The ledger keeps what was deleted.
final class MuxApi {
    private final String authorization;
    private final MuxLedger ledger;
    private final Faults faults;
    private final String url;
    private final InstantSource clock;

    /// @param url of this stand-in, for the upload URLs
    MuxApi(String tokenId, String tokenSecret, MuxLedger ledger, Faults faults, String url, InstantSource clock) {
        this.authorization = "Basic "
                + Base64.getEncoder().encodeToString((tokenId + ":" + tokenSecret).getBytes(UTF_8));
        this.ledger = ledger;
        this.faults = faults;
        this.url = url;
        this.clock = clock;
    }

    void routes(HttpListener listener) {
        listener.route("POST", "/video/v1/uploads", guarded(this::createUpload));
        listener.route("GET", "/video/v1/uploads/{id}", guarded(request -> ledger.upload(request.path().group("id"))
                .<Reply>map(upload -> data(200, show(upload))).orElseGet(MuxApi::notFound)));
        listener.route("GET", "/video/v1/assets/{id}", guarded(request -> ledger.asset(request.path().group("id"))
                .<Reply>map(asset -> data(200, show(asset))).orElseGet(MuxApi::notFound)));
        listener.route("PUT", "/video/v1/uploads/{id}/cancel", guarded(request -> ledger
                .upload(request.path().group("id")).<Reply>map(this::cancel).orElseGet(MuxApi::notFound)));
        listener.route("DELETE", "/video/v1/assets/{id}", guarded(request -> ledger.asset(request.path().group("id"))
                .<Reply>map(this::delete).orElseGet(MuxApi::notFound)));
    }

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record CreateUpload(String corsOrigin, @Nullable Integer timeout, Settings newAssetSettings) {
        @JsonNaming(SnakeCaseStrategy.class)
        @JsonIgnoreProperties(ignoreUnknown = true)
        record Settings(List<String> playbackPolicies, @Nullable String passthrough) {}
    }

    private HttpListener.Handler guarded(HttpListener.Handler handler) {
        return request -> request.header("Authorization").filter(authorization::equals).isEmpty()
                ? error(401, "unauthorized", "Unauthorized request")
                : faults.apply(List.of(), fail -> error(fail.status(), "error", "Something went wrong"), () -> {
                    faults.slow(List.of());
                    return handler.handle(request);
                });
    }

    private Reply createUpload(Request request) {
        var wanted = Json.read(request.body(), CreateUpload.class);
        var passthrough = wanted.newAssetSettings().passthrough();
        var timeout = wanted.timeout() == null ? 3600 : wanted.timeout();
        if ((passthrough != null && passthrough.length() > 255) || timeout < 60 || timeout > 604_800) {
            return error(400, "invalid_parameters", "Invalid parameters");
        }
        var upload = new Upload(UUID.randomUUID().toString(), passthrough == null ? "" : passthrough,
                wanted.corsOrigin(), timeout, clock.instant(), "waiting", null);
        ledger.append(upload);
        return data(201, show(upload));
    }

    private Reply cancel(Upload upload) {
        if (!upload.status().equals("waiting")) {
            return error(403, "invalid_parameters", "The upload is not waiting");
        }
        var cancelled = upload.cancelled();
        ledger.append(cancelled);
        return data(200, show(cancelled));
    }

    private Reply delete(Asset asset) {
        ledger.append(asset.settled(MuxLedger.DELETED));
        return Reply.noContent();
    }

    Map<String, Object> show(Upload upload) {
        var shown = new HashMap<String, Object>(Map.of("id", upload.id(), "url", url + "/upload/" + upload.id(),
                "status", upload.status(), "timeout", upload.timeout(), "cors_origin", upload.corsOrigin(),
                "new_asset_settings", Map.of("playback_policies", List.of("signed"), "passthrough",
                        upload.passthrough())));
        if (upload.assetId() != null) {
            shown.put("asset_id", upload.assetId());
        }
        return shown;
    }

    Map<String, Object> show(Asset asset) {
        var shown = new HashMap<String, Object>(Map.of("id", asset.id(), "status", asset.status(), "upload_id",
                asset.uploadId(), "passthrough", asset.passthrough(), "playback_ids",
                List.of(Map.of("id", asset.playbackId(), "policy", "signed"))));
        switch (asset.status()) {
            case "ready" -> shown.putAll(Map.of("duration", 4.0, "aspect_ratio", "16:9"));
            case "errored" -> shown.put("errors",
                    Map.of("type", "invalid_input", "messages", List.of("The input is not a video file")));
            default -> {
            }
        }
        return shown;
    }

    private static Reply data(int status, Map<String, Object> data) {
        return Reply.json(status, Map.of("data", data));
    }

    private static Reply notFound() {
        return error(404, "not_found", "The requested resource either doesn't exist or you don't have access to it.");
    }

    private static Reply error(int status, String type, String message) {
        return Reply.json(status, Map.of("error", Map.of("type", type, "messages", List.of(message))));
    }
}
