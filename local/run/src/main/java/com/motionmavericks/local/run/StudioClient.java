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

/// What a client of the API does, over real HTTP: used by the journey, by `./run token` and by the integration tests.
public final class StudioClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LINK = Pattern.compile("https?://\\S+/i/(\\S+)");
    private static final Pattern FORM_KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

    private final RunningSystem running;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Listener listener;

    /// Hears of every exchange with the API.
    @FunctionalInterface
    public interface Listener {
        void heard(String method, String path, String body, Reply reply);
    }

    /// An answer.
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

        /// This answer, if it has the status that was expected.
        ///
        /// @throws IllegalStateException with what came instead
        public Reply expect(int expected) {
            if (status != expected) {
                throw new IllegalStateException("Expected " + expected + " but got " + status + ": " + body());
            }
            return this;
        }
    }

    public StudioClient(RunningSystem running, Listener listener) {
        this.running = running;
        this.listener = listener;
    }

    /// A fresh session token of Clerk's.
    public String clerkToken(String user, String organization) {
        var session = clerk("/v1/sessions", Map.of("user_id", user, "active_organization_id", organization));
        return clerk("/v1/sessions/" + session.get("id").asText() + "/tokens", Map.of()).get("jwt").asText();
    }

    private JsonNode clerk(String path, Map<String, ?> body) {
        return send(HttpRequest.newBuilder(URI.create(running.standIns().clerk() + path))
                .header("Authorization", "Bearer local").POST(BodyPublishers.ofString(Json.write(body)))).expect(200)
                .json();
    }

    /// A fresh token of the first ADMIN of the local studio.
    public String adminToken() {
        return adminToken(Settings.CLERK_ORGANIZATION);
    }

    /// A fresh token of the first ADMIN of a studio.
    public String adminToken(String organization) {
        return clerkToken(Settings.ADMIN_USER, organization);
    }

    public Reply get(String token, String path, String... headers) {
        return call("GET", token, path, "", headers);
    }

    /// Sends a command under a key of its own.
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

    /// One call to the API.
    ///
    /// @param token empty for none
    /// @param body empty for none
    /// @param headers names and values in turn, in place of those that are sent otherwise
    public Reply call(String method, String token, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(running.api() + path)).timeout(Duration.ofSeconds(30))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.setHeader("Content-Type", "application/json");
        }
        if (!token.isEmpty()) {
            request.setHeader("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        var reply = send(request);
        listener.heard(method, path, body, reply);
        return reply;
    }

    /// Presses the button of the page behind a link, as a browser would.
    public Reply accept(String linkToken) {
        var page = get("", "/i/" + linkToken).expect(200).body();
        var key = FORM_KEY.matcher(page);
        if (!key.find()) {
            throw new IllegalStateException("The page has no button: " + page);
        }
        return press(linkToken, key.group(1));
    }

    public Reply press(String linkToken, String key) {
        return submit("/i/" + linkToken, "key", key);
    }

    /// Sends the form of a page, as a browser would.
    public Reply submit(String path, String field, String value) {
        var reply = send(HttpRequest.newBuilder(URI.create(running.api() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(field + "=" + URLEncoder.encode(value, UTF_8))));
        listener.heard("POST", path, "", reply);
        return reply;
    }

    /// The session token that a browser was given.
    public static String cookie(Reply reply) {
        return reply.header("Set-Cookie").replaceFirst("^mm_session=([^;]+);.*$", "$1");
    }

    /// The mails that the vendor has taken for an address, newest first.
    public JsonNode mails(String address) {
        return send(HttpRequest.newBuilder(URI.create(running.standIns().resend() + "/inbox.json?to=" + address)))
                .expect(200).json();
    }

    /// Those of them whose subject holds a text.
    public List<JsonNode> mails(String address, String subject) {
        return mails(address).findParents("subject").stream()
                .filter(mail -> mail.get("subject").asText().contains(subject)).toList();
    }

    /// Says how a member wants to hear of tasks, and at what time, in UTC, of everything else.
    ///
    /// @return when their next digest is due
    public Instant preferDigest(String token, String tasks, LocalTime digestAt) {
        var path = "/v1/me/notification-preferences";
        var wishes = Json.write(Map.of("approvals", "DIGEST", "assets", "DIGEST", "tasks", tasks, "comments", "DIGEST",
                "timeZone", "UTC", "digestAt", digestAt.toString()));
        var version = get(token, path).expect(200).header("ETag");
        return Instant.parse(call("PUT", token, path, wishes, "If-Match", version).expect(200).json()
                .get("nextDigestAt").asText());
    }

    /// A time of day that is due in two seconds.
    public static LocalTime soon() {
        return LocalTime.now(ZoneOffset.UTC).plusSeconds(2).truncatedTo(ChronoUnit.SECONDS);
    }

    /// Waits for a mail to an address, and takes the token of its link.
    public String awaitLink(String address) {
        return await("a mail to " + address, () -> mails(address).isEmpty()
                ? Optional.empty()
                : Optional.of(linkToken(mails(address).get(0))));
    }

    public static String linkToken(JsonNode mail) {
        var link = LINK.matcher(mail.get("text").asText());
        if (!link.find()) {
            throw new IllegalStateException("The mail has no link");
        }
        return link.group(1);
    }

    /// Tells the mail vendor to misbehave: see `Fault` among the stand-ins.
    public void breakMail(Map<String, ?> fault) {
        breakVendor(running.standIns().resend(), fault);
    }

    public void mendMail() {
        mendVendor(running.standIns().resend());
    }

    /// The same of Mux.
    public void breakFilms(Map<String, ?> fault) {
        breakVendor(running.standIns().mux(), fault);
    }

    public void mendFilms() {
        mendVendor(running.standIns().mux());
    }

    /// The same of Slack.
    public void breakSlack(Map<String, ?> fault) {
        breakVendor(running.standIns().slack(), fault);
    }

    public void mendSlack() {
        mendVendor(running.standIns().slack());
    }

    /// What a vendor has done, oldest first.
    ///
    /// @param vendor the address of its stand-in
    public List<JsonNode> ledger(String vendor) {
        return StreamSupport.stream(parse(fetch(vendor + "/_control/ledger")).spliterator(), false).toList();
    }

    /// What Slack was told whose text holds this one, oldest first.
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

    /// A film of four seconds: MP4, H.264 and AAC.
    public static byte[] film() {
        try (var film = StudioClient.class.getResourceAsStream("/video/video.mp4")) {
            return Objects.requireNonNull(film).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Puts bytes at an upload URL, whole.
    public void put(String uploadUrl, byte[] bytes) {
        send(HttpRequest.newBuilder(URI.create(uploadUrl)).PUT(BodyPublishers.ofByteArray(bytes))).expect(200);
    }

    /// Puts bytes at an upload URL, so many at a time.
    public void putInParts(String uploadUrl, byte[] bytes, int size) {
        for (int from = 0; from < bytes.length; from += size) {
            var to = Math.min(from + size, bytes.length);
            send(HttpRequest.newBuilder(URI.create(uploadUrl))
                    .header("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + bytes.length)
                    .PUT(BodyPublishers.ofByteArray(bytes, from, to - from))).expect(to < bytes.length ? 308 : 200);
        }
    }

    /// What a page that is not the API's shows.
    public String fetch(String url) {
        return send(HttpRequest.newBuilder(URI.create(url))).expect(200).body();
    }

    /// The status of a page that is not the API's.
    public int status(String url) {
        return send(HttpRequest.newBuilder(URI.create(url))).status();
    }

    /// Looks until something is there, for at most thirty seconds.
    ///
    /// @throws IllegalStateException when it does not come
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
        throw new IllegalStateException("Waited in vain for " + what);
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
            throw new IllegalStateException("No JSON: " + json, e);
        }
    }
}
