package com.motionmavericks.local.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.motionmavericks.domain.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// An HTTP client of the API and of the stand-ins' control APIs. Used by the story, by `./run token`, by the chaos runs and by
/// the integration tests.
public final class StudioClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LINK = Pattern.compile("https?://\\S+/[eil]/(\\S+)");
    private static final Pattern FORM_KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

    private final RunningSystem running;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Listener listener;

    /// Is told about every exchange with the API.
    @FunctionalInterface
    public interface Listener {
        void onExchange(String method, String path, String body, Reply reply);
    }

    /// A response.
    public record Reply(int status, HttpResponse<String> response) {
        public String body() {
            return response.body();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public JsonNode json() {
            return parse(response.body());
        }

        /// Checks the status of this response.
        ///
        /// @throws IllegalStateException if it has another status
        public Reply expect(int expected) {
            if (status != expected) {
                throw new IllegalStateException("Expected status " + expected + " but got " + status + ": " + body());
            }
            return this;
        }
    }

    public StudioClient(RunningSystem running, Listener listener) {
        this.running = running;
        this.listener = listener;
    }

    /// A new session token of Clerk.
    public String clerkToken(String user, String organization) {
        var session = clerk("/v1/sessions", Map.of("user_id", user, "active_organization_id", organization));
        return clerk("/v1/sessions/" + session.get("id").asText() + "/tokens", Map.of()).get("jwt").asText();
    }

    private JsonNode clerk(String path, Map<String, ?> body) {
        return send(HttpRequest.newBuilder(URI.create(running.standIns().clerk() + path))
                .header("Authorization", "Bearer local").POST(BodyPublishers.ofString(Json.write(body)))).expect(200)
                .json();
    }

    /// Changes a user of Clerk; `ClerkUsersApi` of the stand-ins describes the paths and bodies.
    ///
    /// @param path after `/_control/users/`
    public void changeClerkUser(String method, String path, Map<String, ?> body) {
        send(HttpRequest.newBuilder(URI.create(running.standIns().clerk() + "/_control/users/" + path)).method(method,
                BodyPublishers.ofString(body.isEmpty() ? "" : Json.write(body)))).expect(204);
    }

    /// A new token of the first admin of the local studio.
    public String adminToken() {
        return adminToken(Settings.CLERK_ORGANIZATION);
    }

    /// A new token of the first admin of a studio.
    public String adminToken(String organization) {
        return clerkToken(Settings.ADMIN_USER, organization);
    }

    public Reply get(String token, String path, String... headers) {
        return call("GET", token, path, "", headers);
    }

    /// Sends a command with a new idempotency key.
    public Reply post(String token, String path, Map<String, ?> body, String... headers) {
        return post(token, UUID.randomUUID().toString(), path, body, headers);
    }

    public Reply post(String token, String idempotencyKey, String path, Map<String, ?> body, String... headers) {
        var all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Idempotency-Key";
        all[1] = idempotencyKey;
        return call("POST", token, path, body.isEmpty() ? "" : Json.write(body), all);
    }

    /// Sends a JSON Merge Patch.
    public Reply patch(String token, String path, String body, String... headers) {
        return call("PATCH", token, path, body, headers);
    }

    /// Calls the API.
    ///
    /// @param token bearer token, or empty
    /// @param body JSON, or empty
    /// @param headers names and values in turn; they replace the default headers
    public Reply call(String method, String token, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(running.api() + path)).timeout(Duration.ofSeconds(30))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.setHeader("Content-Type",
                    method.equals("PATCH") ? "application/merge-patch+json" : "application/json");
        }
        if (!token.isEmpty()) {
            request.setHeader("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        var reply = send(request);
        listener.onExchange(method, path, body, reply);
        return reply;
    }

    /// Opens the page of an invitation's link and presses its button, as a browser does.
    public Reply accept(String linkToken) {
        return press("/i/" + linkToken);
    }

    /// Opens the page of a link and presses its button, as a browser does.
    public Reply press(String path) {
        var page = get("", path).expect(200).body();
        var key = FORM_KEY.matcher(page);
        if (!key.find()) {
            throw new IllegalStateException("The page has no form: " + page);
        }
        return submit(path, "key", key.group(1));
    }

    /// Submits the form of a page, as a browser does.
    public Reply submit(String path, String field, String value) {
        var reply = send(HttpRequest.newBuilder(URI.create(running.api() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(field + "=" + URLEncoder.encode(value, UTF_8))));
        listener.onExchange("POST", path, "", reply);
        return reply;
    }

    /// The value of a cookie that a response sets.
    public static String cookie(Reply reply, String name) {
        return reply.response().headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "=")).findFirst().orElseThrow()
                .replaceFirst("^" + name + "=([^;]+);.*$", "$1");
    }

    /// The mails to an address that the mail vendor has accepted, newest first.
    public JsonNode mails(String address) {
        return send(HttpRequest.newBuilder(URI.create(running.standIns().resend() + "/inbox.json?to=" + address)))
                .expect(200).json();
    }

    /// The mails to an address whose subject contains a text, newest first.
    public List<JsonNode> mails(String address, String subject) {
        return mails(address).findParents("subject").stream()
                .filter(mail -> mail.get("subject").asText().contains(subject)).toList();
    }

    /// Sets a member's preferences: one delivery mode for tasks, and the digest for all other topics.
    ///
    /// @param digestAt time of the digest, in UTC
    /// @return when the member's next digest is due
    public Instant preferDigest(String token, String tasks, LocalTime digestAt) {
        var path = "/v1/me/notification-preferences";
        var preferences = Json
                .write(Map.of("approvals", "DIGEST", "assets", "DIGEST", "tasks", tasks, "comments", "DIGEST",
                        "timeZone", "UTC", "digestAt", digestAt.toString()));
        var version = get(token, path).expect(200).header("ETag");
        return Instant.parse(call("PATCH", token, path, preferences, "If-Match", version).expect(200).json()
                .get("nextDigestAt").asText());
    }

    /// The time of day in two seconds, in UTC.
    public static LocalTime soon() {
        return LocalTime.now(ZoneOffset.UTC).plusSeconds(2).truncatedTo(ChronoUnit.SECONDS);
    }

    /// Waits for a mail to an address.
    ///
    /// @return the token of the mail's link
    public String awaitLink(String address) {
        return await("a mail to " + address, () -> mails(address).isEmpty()
                ? Optional.empty()
                : Optional.of(linkToken(mails(address).get(0))));
    }

    public static String linkToken(JsonNode mail) {
        var link = LINK.matcher(mail.get("text").asText());
        if (!link.find()) {
            throw new IllegalStateException("The mail has no link: " + mail);
        }
        return link.group(1);
    }

    /// Adds a fault to the mail vendor; `Fault` of the stand-ins describes the fields.
    public void breakMail(Map<String, ?> fault) {
        breakVendor(running.standIns().resend(), fault);
    }

    public void mendMail() {
        mendVendor(running.standIns().resend());
    }

    /// Adds a fault to Mux.
    public void breakVideo(Map<String, ?> fault) {
        breakVendor(running.standIns().mux(), fault);
    }

    public void mendVideo() {
        mendVendor(running.standIns().mux());
    }

    /// Adds a fault to Slack.
    public void breakSlack(Map<String, ?> fault) {
        breakVendor(running.standIns().slack(), fault);
    }

    public void mendSlack() {
        mendVendor(running.standIns().slack());
    }

    /// All that a vendor has done, oldest first.
    ///
    /// @param vendor URL of its stand-in
    public List<JsonNode> ledger(String vendor) {
        return StreamSupport.stream(parse(fetch(vendor + "/_control/ledger")).spliterator(), false).toList();
    }

    /// Waits until the recipients of every event were found.
    public void awaitRouted() {
        await("the routing of the events", () -> Optional.of(fetch(running.workerAdmin() + "/metrics"))
                .filter(metrics -> metrics.lines().anyMatch("events_unrouted 0.0"::equals)));
    }

    /// The messages in Slack that contain a text, oldest first.
    public List<JsonNode> slackMessages(String text) {
        return ledger(running.standIns().slack()).stream()
                .filter(message -> message.get("text").asText().contains(text)).toList();
    }

    private void breakVendor(String url, Map<String, ?> fault) {
        send(HttpRequest.newBuilder(URI.create(url + "/_control/faults"))
                .PUT(BodyPublishers.ofString(Json.write(fault)))).expect(204);
    }

    private void mendVendor(String url) {
        send(HttpRequest.newBuilder(URI.create(url + "/_control/faults")).DELETE()).expect(204);
    }

    /// A video of four seconds: MP4, H.264 and AAC.
    public static byte[] video() {
        try (var video = StudioClient.class.getResourceAsStream("/video/video.mp4")) {
            return Objects.requireNonNull(video).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Uploads bytes in one request.
    public void put(String uploadUrl, byte[] bytes) {
        send(HttpRequest.newBuilder(URI.create(uploadUrl)).PUT(BodyPublishers.ofByteArray(bytes))).expect(200);
    }

    /// Uploads bytes in parts.
    ///
    /// @param size of each part but the last, in bytes
    public void putInParts(String uploadUrl, byte[] bytes, int size) {
        for (int from = 0; from < bytes.length; from += size) {
            var to = Math.min(from + size, bytes.length);
            send(HttpRequest.newBuilder(URI.create(uploadUrl))
                    .header("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + bytes.length)
                    .PUT(BodyPublishers.ofByteArray(bytes, from, to - from))).expect(to < bytes.length ? 308 : 200);
        }
    }

    /// The body of any URL; its status must be 200.
    public String fetch(String url) {
        return send(HttpRequest.newBuilder(URI.create(url))).expect(200).body();
    }

    /// The status of any URL.
    public int status(String url) {
        return send(HttpRequest.newBuilder(URI.create(url))).status();
    }

    /// Polls until a result is present, for at most thirty seconds.
    ///
    /// @throws IllegalStateException if there is none in that time
    public static <T> T await(String what, Supplier<Optional<T>> look) {
        var deadline = Instant.now().plusSeconds(30);
        while (Instant.now().isBefore(deadline)) {
            var found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalStateException("Timed out waiting for " + what);
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not JSON: " + json, e);
        }
    }
}
