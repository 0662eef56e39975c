package com.motionmavericks.local.vendors;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.motionmavericks.local.vendors.MuxLedger.Asset;
import com.motionmavericks.local.vendors.MuxLedger.Upload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/// Takes the bytes of uploads, whole or in parts, and pretends to transcode them: an MP4 becomes ready a moment later,
/// anything else errored. Each change is sent by webhook.
final class MuxUploads {
    private static final Pattern RANGE = Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+)");
    private static final Duration TRANSCODING = Duration.ofMillis(400);
    private static final Map<String, String> CORS = Map.of("Access-Control-Allow-Origin", "*",
            "Access-Control-Allow-Methods", "PUT", "Access-Control-Allow-Headers", "Content-Type, Content-Range",
            "Access-Control-Expose-Headers", "Range");

    private final MuxLedger ledger;
    private final MuxApi api;
    private final Faults faults;
    private final WebhookDispatcher webhooks;
    private final Path directory;
    private final InstantSource clock;

    /// @param directory for the uploaded bytes
    MuxUploads(MuxLedger ledger, MuxApi api, Faults faults, WebhookDispatcher webhooks, Path directory,
            InstantSource clock) {
        this.ledger = ledger;
        this.api = api;
        this.faults = faults;
        this.webhooks = webhooks;
        this.directory = directory;
        this.clock = clock;
    }

    void routes(HttpListener listener) {
        listener.route("OPTIONS", "/upload/{id}", _ -> crossOrigin(Reply.noContent()));
        listener.route("PUT", "/upload/{id}", request -> crossOrigin(put(request)));
    }

    /// Continues with the assets that an earlier process did not finish.
    void resume() {
        ledger.assets().stream().filter(asset -> asset.status().equals("preparing")).forEach(this::transcode);
    }

    private synchronized Reply.Content put(Request request) {
        var upload = ledger.upload(request.path().group("id"));
        if (upload.isEmpty() || !upload.get().status().equals("waiting")) {
            return Reply.empty(upload.isEmpty() ? 404 : 200);
        }
        try {
            var file = directory.resolve(upload.get().id());
            var size = Files.exists(file) ? Files.size(file) : 0;
            var range = request.header("Content-Range").orElse("");
            var part = RANGE.matcher(range);
            if (!range.isEmpty() && (!part.matches() || Long.parseLong(part.group(1)) != size)) {
                return incomplete(size);
            }
            Files.write(file, request.bytes(), StandardOpenOption.CREATE,
                    range.isEmpty() ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND);
            if (part.matches() && Files.size(file) < Long.parseLong(part.group(3))) {
                return incomplete(Files.size(file));
            }
            begin(upload.get());
            return Reply.empty(200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reply.Content incomplete(long size) {
        var reply = Reply.empty(308);
        return size == 0 ? reply : reply.with("Range", "bytes=0-" + (size - 1));
    }

    private void begin(Upload upload) {
        var asset = new Asset(UUID.randomUUID().toString(), upload.id(), upload.passthrough(),
                UUID.randomUUID().toString().replace("-", ""), clock.instant(), "preparing");
        ledger.append(asset);
        transcode(asset);
    }

    private void transcode(Asset asset) {
        webhooks.inBackground(() -> {
            var fault = faults.take(Fault.Webhooks.class, List.of());
            var upload = ledger.upload(asset.uploadId()).orElseThrow();
            webhooks.dispatch(asset.id() + "-upload", event("video.upload.asset_created", "upload", upload.id(),
                    asset.id() + "-upload", api.show(upload)), true, fault);
            webhooks.dispatch(asset.id() + "-created", event("video.asset.created", "asset", asset.id(),
                    asset.id() + "-created", api.show(asset)), true, fault);
            Thread.sleep(TRANSCODING);
            if (ledger.asset(asset.id()).isEmpty()) {
                return;
            }
            var settled = asset.settled(isVideo(asset) ? "ready" : "errored");
            ledger.append(settled);
            webhooks.dispatch(asset.id() + "-settled", event("video.asset." + settled.status(), "asset", asset.id(),
                    asset.id() + "-settled", api.show(settled)), false, fault);
        });
    }

    private boolean isVideo(Asset asset) {
        try (var bytes = Files.newInputStream(directory.resolve(asset.uploadId()))) {
            return new String(bytes.readNBytes(8), US_ASCII).endsWith("ftyp");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String event(String type, String objectType, String objectId, String id, Map<String, Object> data) {
        return Json.write(Map.of("type", type, "id", id, "created_at", clock.instant(), "object",
                Map.of("type", objectType, "id", objectId), "environment", Map.of("id", "local", "name", "Local"),
                "data",
                data, "attempts", List.of()));
    }

    private static Reply crossOrigin(Reply.Content reply) {
        var allowed = reply;
        for (var header : CORS.entrySet()) {
            allowed = allowed.with(header.getKey(), header.getValue());
        }
        return allowed;
    }
}
