package com.motionmavericks.activities.mux;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.motionmavericks.activities.VendorHttp;
import com.motionmavericks.domain.Json;
import com.motionmavericks.domain.assets.Media;
import com.motionmavericks.domain.assets.MuxReference;
import com.motionmavericks.domain.assets.Progress;
import com.motionmavericks.domain.tracing.Tracing;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// The calls of Mux Video that we use. Mux has no SDK on Maven Central: see ADR 8.
public final class MuxClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int UPLOAD_SECONDS = 24 * 60 * 60;

    private final URI baseUrl;
    private final String authorization;
    private final VendorHttp http;

    public MuxClient(URI baseUrl, String tokenId, String tokenSecret, Tracing tracing) {
        this.baseUrl = baseUrl;
        this.http = new VendorHttp("mux", tracing);
        this.authorization = "Basic "
                + Base64.getEncoder().encodeToString((tokenId + ":" + tokenSecret).getBytes(UTF_8));
    }

    /// An upload, and the URL that takes its bytes.
    public record Upload(String id, String url) {}

    /// Opens an upload for a video that only signed URLs play.
    ///
    /// @param reference comes back in Mux's webhooks
    public Upload createUpload(MuxReference reference) {
        var body = Map.of("cors_origin", "*", "timeout", UPLOAD_SECONDS, "new_asset_settings",
                Map.of("playback_policies", List.of("signed"), "passthrough", reference.toString()));
        var upload = call(request("/video/v1/uploads").header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.write(body))));
        return new Upload(text(upload, "id"), text(upload, "url"));
    }

    /// Asks Mux for the progress of an upload and its asset.
    public Progress progress(String uploadId) {
        var upload = call(request("/video/v1/uploads/" + uploadId));
        return switch (text(upload, "status")) {
            case "waiting" -> new Progress.Waiting();
            case "asset_created" -> asset(text(upload, "asset_id"));
            case String status -> new Progress.Failed("upload " + status);
        };
    }

    /// Deletes an asset. One that Mux no longer has is deleted.
    public void deleteAsset(String id) {
        http.find(request("/video/v1/assets/" + id).DELETE());
    }

    /// Cancels an open upload, or deletes the asset that it has become.
    public void deleteUpload(String id) {
        var path = "/video/v1/uploads/" + id;
        http.find(request(path)).map(this::data).ifPresent(upload -> {
            switch (text(upload, "status")) {
                case "waiting" -> http.find(request(path + "/cancel").PUT(BodyPublishers.noBody()));
                case "asset_created" -> deleteAsset(text(upload, "asset_id"));
                default -> {
                }
            }
        });
    }

    private Progress asset(String id) {
        var asset = call(request("/video/v1/assets/" + id));
        return switch (text(asset, "status")) {
            case "ready" -> new Progress.Ready(new Media.Video(id, text(asset.at("/playback_ids/0"), "id"),
                    duration(asset), asset.path("aspect_ratio").asText()));
            case "errored" -> new Progress.Failed(asset.at("/errors/type").asText("unknown"));
            default -> new Progress.Processing(id);
        };
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(baseUrl.resolve(path)).header("Authorization", authorization);
    }

    private JsonNode call(HttpRequest.Builder request) {
        return data(http.send(request));
    }

    private JsonNode data(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body()).path("data");
        } catch (JsonProcessingException _) {
            throw http.unreachable();
        }
    }

    private double duration(JsonNode asset) {
        var seconds = asset.path("duration").asDouble(Double.NaN);
        if (!(seconds > 0 && Double.isFinite(seconds))) {
            throw http.unreachable();
        }
        return seconds;
    }

    private String text(JsonNode node, String field) {
        if (!node.path(field).isTextual()) {
            throw http.unreachable();
        }
        return node.path(field).asText();
    }
}
