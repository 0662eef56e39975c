package com.motionmavericks.local.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.api.docs.DocsResource;
import com.motionmavericks.domain.Json;
import com.motionmavericks.local.run.TestSystem.Studio;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Malformed and hostile requests over real HTTP. Each is refused with a precise problem, and never with a 5xx.
class MalformedRequestsIT {
    private static final Studio STUDIO = TestSystem.newStudio();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private final StudioClient client = STUDIO.client();

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800", "\\udc00\\ud800"})
    void aTextThatPostgresCannotStoreIsRefused(String character) {
        var refused = raw("/v1/projects", "{\"name\":\"Spring" + character + "\"}").expect(422).json();
        assertThat(refused.at("/errors/0/pointer").asText()).isEqualTo("/name");
        assertThat(refused.at("/errors/0/message").asText()).contains("NUL");
    }

    @Test
    void aTextMayHaveAnyOtherCharacter() {
        var name = "👩‍🎨 ربيع <b>&\"'";
        assertThat(client.post(STUDIO.admin(), "/v1/projects", Map.of("name", name)).expect(201).json().get("name")
                .asText()).isEqualTo(name);
    }

    /// Each text field of each request body in the contract: method, path, field and maximum length.
    static Stream<Arguments> textFields() {
        var contract = new DocsResource().contract();
        // A webhook is read only after its signature: PartnerWebhooksIT.
        return contract.get("paths").properties().stream()
                .filter(path -> path.getKey().matches("/v1/(?!webhooks/).*"))
                .flatMap(path -> Stream.of("post", "patch").flatMap(method -> {
                    var schema = path.getValue().at("/" + method + "/requestBody/content/application~1json/schema");
                    var properties = contract.at(schema.path("$ref").asText("#").substring(1) + "/properties");
                    return (schema.has("$ref") ? properties : schema.path("properties")).properties().stream()
                            .filter(field -> field.getValue().has("maxLength"))
                            .map(field -> Arguments.of(method.toUpperCase(Locale.ROOT),
                                    path.getKey().replaceAll("\\{[^}]+}", UUID.randomUUID().toString()), field.getKey(),
                                    field.getValue().get("maxLength").asInt()));
                }));
    }

    @ParameterizedTest
    @MethodSource("textFields")
    void anInvalidTextIsRefusedWithTheNameOfItsField(String method, String path, String field, int maxLength) {
        var refused = new ArrayList<>(List.of("x".repeat(maxLength + 1)));
        refused.addAll(switch (field) {
            case "description", "comment" -> List.of("a\u202Eb", "a\u0007b");
            case "invitationToken" -> List.of(" ");
            case "password" -> List.of("\uD83D\uDE00".repeat(4));
            case "email" -> List.of("\u3000", "a\u200Bb@example.com", "a@example.com,b@example.com",
                    "\u0130".repeat(64) + "@" + "d".repeat(60) + ".example");
            default -> List.of("\u3000", "\u2003", "\u200B", "\u2060", "\u2800", "\u00A0", "", "a\u202Eb", "a\u0007b");
        });
        for (var text : refused) {
            var problem = client.call(method, STUDIO.admin(), path, Json.write(Map.of(field, text)), "Idempotency-Key",
                    UUID.randomUUID().toString()).json();
            assertThat(problem.get("status").asInt()).as(text).isIn(400, 422);
            assertThat(problem.findValuesAsText("pointer")).as(text).contains("/" + field);
        }
    }

    @Test
    void spellingsOfOneAddressAreOnePerson() {
        var address = TestSystem.newAddress().replace("example.com", "b\u00FCcher.example");
        var invited = STUDIO.invite("\u00A0" + address.toUpperCase(Locale.ROOT) + "\u200B ").expect(201).json();
        assertThat(invited.get("email").asText()).isEqualTo(address.replace("b\u00FCcher", "xn--bcher-kva"));
        STUDIO.invite(invited.get("email").asText()).expect(409);
        STUDIO.invite(address).expect(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"+999999999-01-01\"", "\"-4800-01-01\"", "\"2027-02-30\"", "20000", "[2027,1,1]"})
    void aDateIsATextOfTenCharacters(String date) {
        var project = client.post(STUDIO.admin(), "/v1/projects", Map.of("name", "Spring")).expect(201);
        assertThat(raw(project.header("Location") + "/milestones", "{\"name\":\"First cut\",\"dueOn\":" + date + "}")
                .expect(422).json().at("/errors/0/pointer").asText()).isEqualTo("/dueOn");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"name\":5}|name", "{\"name\":true}|name", "{\"name\":{}}|name",
            "{\"name\":\"x\",\"nmae\":1}|nmae"})
    void aNumberIsNotReadAsText(String body, String field) {
        assertThat(raw("/v1/projects", body).expect(422).json().at("/errors/0/pointer").asText())
                .isEqualTo("/" + field);
    }

    @ParameterizedTest
    @CsvSource({"1.5,2030-12-01T10:00:00Z,quorum", "'\"1\"',2030-12-01T10:00:00Z,quorum", "1,1795565281,deadline"})
    void aNumberIsReadStrictly(String quorum, String deadline, String field) {
        var body = "{\"reviewers\":[\"%s\"],\"policy\":\"QUORUM\",\"quorum\":%s,\"deadline\":%s}"
                .formatted(UUID.randomUUID(), quorum, deadline.contains("T") ? '"' + deadline + '"' : deadline);
        assertThat(raw("/v1/milestones/" + UUID.randomUUID() + "/approvals", body).expect(422).json()
                .at("/errors/0/pointer").asText()).isEqualTo("/" + field);
    }

    @Test
    void anInvalidListItemIsNamedByItsIndex() {
        var path = "/v1/milestones/" + UUID.randomUUID() + "/approvals";
        var rest = ",\"policy\":\"ALL\",\"deadline\":\"2030-12-01T10:00:00Z\"}";
        assertThat(raw(path, "{\"reviewers\":[\"Robin\"]" + rest).expect(422).json().at("/errors/0/pointer").asText())
                .isEqualTo("/reviewers/0");
        assertThat(raw(path, "{\"reviewers\":[null]" + rest).expect(422).json().at("/errors/0/pointer").asText())
                .isEqualTo("/reviewers/0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "\"Spring\"", "1"})
    void aBodyIsAnObject(String body) {
        assertThat(raw("/v1/projects", body).expect(400).json().get("detail").asText()).contains("object");
    }

    @Test
    void aMissingBodyIsRefused() {
        assertThat(client.post(STUDIO.admin(), "/v1/projects", Map.of(), "Content-Type", "application/json").expect(400)
                .json().get("detail").asText()).contains("object");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"email\":\"x@example.com\",\"name\":\"X\",\"role\":\"GUEST\",\"role\":\"ADMIN\"}|400|/role|repeated",
            "{\"email\":\"x@example.com\",\"name\":\"X\",\"name\":\"Y\",\"role\":\"GUEST\"}|400|/name|repeated",
            "{\"email\":\"x@example.com\",\"name\":\"X\",\"role\":\"GUEST\",\"rol\\u0065\":\"ADMIN\"}|400|/role|repeated",
            "{\"email\":\"x@example.com\",\"name\":\"X\",\"role\":\" guest \"}|422|/role|malformed",
            "{\"email\":\"x@example.com\",\"name\":\"X\",\"role\":2}|422|/role|malformed",
            "{\"email\":\"x@example.com\",\"name\":\"X\"}|422|/role|required",
            "{\"email\":\"x@example.com\",\"name\":\"\\u2800\",\"role\":\"GUEST\"}|422|/name|blank",
            "{\"email\":\"x\",\"name\":\"X\",\"role\":\"GUEST\"}|422|/email|malformed",
            "{\"email\":\"x@example.com\",\"name\":\"X\",\"role\":\"GUEST\",\"a/b~c\":1}|422|/a~1b~0c|unknown"})
    void aFieldIsGivenOnceAndItsValueIsReadStrictly(String body, int status, String pointer, String code) {
        var error = raw("/v1/invitations", body).expect(status).json().at("/errors/0");
        assertThat(error.get("pointer").asText()).isEqualTo(pointer);
        assertThat(error.get("code").asText()).isEqualTo(code);
    }

    @Test
    void nothingFollowsTheObjectOfABody() {
        raw("/v1/projects", "{\"name\":\"Spring\"}{\"name\":\"Summer\"}").expect(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"invitations?limit=x|limit", "invitations?limit=99999999999|limit",
            "invitations?limit=+5|limit", "invitations?limit=%2B5|limit", "invitations?limit=%205|limit",
            "invitations?limit=0|limit", "invitations?limit=101|limit", "invitations?status=NONE|status",
            "invitations?status=pending|status", "invitations?status=%20PENDING|status", "invitations?status=|status",
            "projects?archived=1|archived", "projects?archived=True|archived", "projects?archived=|archived"})
    void aQueryIsReadStrictlyAndItsParameterIsNamed(String query, String parameter) {
        assertThat(client.get(STUDIO.admin(), "/v1/" + query).expect(422).json().at("/errors/0/parameter").asText())
                .isEqualTo(parameter);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"invitations?limit=1&limit=2|limit",
            "projects?archived=false&archived=true|archived"})
    void aParameterIsGivenOnce(String query, String parameter) {
        var error = client.get(STUDIO.admin(), "/v1/" + query).expect(400).json().at("/errors/0");
        assertThat(error.get("parameter").asText()).isEqualTo(parameter);
        assertThat(error.get("code").asText()).isEqualTo("repeated");
    }

    @Test
    void anIdInAPathIsNotAbbreviated() {
        var path = client.post(STUDIO.admin(), "/v1/projects", Map.of("name", "Spring")).expect(201).header("Location");
        client.get(STUDIO.admin(), path.replace("/projects/0", "/projects/")).expect(404);
    }

    @Test
    void aConditionalOrIdempotencyHeaderIsGivenOnce() throws Exception {
        for (var header : List.of("Idempotency-Key", "If-Match")) {
            assertThat(exchange("POST", "/v1/projects", BodyPublishers.ofString("{\"name\":\"Spring\"}"),
                    "Authorization", "Bearer " + STUDIO.admin(), "Content-Type", "application/json", header, "\"1\"",
                    header, "\"2\"").statusCode()).isEqualTo(400);
        }
    }

    @Test
    void aMalformedETagIsIgnoredByAGet() {
        var project = client.post(STUDIO.admin(), "/v1/projects", Map.of("name", "Spring")).expect(201);
        client.get(STUDIO.admin(), project.header("Location"), "If-None-Match", "garbage").expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/webhooks/mux", "/v1/webhooks/resend", "/v1/sessions", "/i/unknown", "/s/unknown"})
    void aCompressedBodyWithoutAuthenticationIsRefused(String path) throws Exception {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[4 << 20]);
        }
        var answer = exchange("POST", path, BodyPublishers.ofByteArray(packed.toByteArray()), "Content-Encoding",
                "gzip", "Content-Type", mediaType(path), "Idempotency-Key", "key");
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("Content-Encoding");
    }

    @ParameterizedTest
    @CsvSource({"/v1/webhooks/mux,1048576", "/v1/webhooks/resend,1048576", "/v1/sessions,262144", "/i/unknown,16384",
            "/s/unknown,16384"})
    void aBodyWithoutAuthenticationIsReadUpToItsLimit(String path, int bound) throws Exception {
        assertThat(streamed(path, bound).statusCode()).isNotEqualTo(413).isLessThan(500);
        assertThat(streamed(path, bound + 1).statusCode()).isEqualTo(413);
    }

    @Test
    void aMembersBodyHasALimit() {
        raw("/v1/projects", "{\"name\":\"" + "x".repeat(262_144) + "\"}").expect(413);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"/s/unknown|application/x-www-form-urlencoded;charset=x-nonsense|415",
            "/i/unknown|application/x-www-form-urlencoded;charset=x-nonsense|415",
            "/i/unknown|application/x-www-form-urlencoded;charset=%%|415",
            "/i/unknown|application/x-www-form-urlencoded;charset=utf-16|415",
            "/i/unknown|application/x-www-form-urlencoded;charset=UTF-8|404",
            "/v1/webhooks/mux|application/json;charset=x-nonsense|415", "/v1/webhooks/mux|garbage|400",
            "/i/unknown|garbage|400"})
    void aBodyIsUtf8OrRefused(String path, String mediaType, int status) throws Exception {
        for (var body : List.of("key=x", "")) {
            assertThat(exchange("POST", path, BodyPublishers.ofString(body), "Content-Type", mediaType).statusCode())
                    .as(body).isIn(status, body.isEmpty() ? 404 : status);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"null|{}", "{}|null", "[]|{}", "{}|[]", "1|{}", "{\"kid\":1,\"alg\":[]}|{}",
            "null|{\"iss\":\"motion-mavericks\"}", "{\"kid\":null}|{\"iss\":\"motion-mavericks\"}",
            "{}|{\"iss\":{},\"exp\":\"soon\"}"})
    void aMalformedTokenIsRefused(String header, String payload) {
        var token = Stream.of(header, payload, "signature")
                .map(part -> Base64.getUrlEncoder().withoutPadding().encodeToString(part.getBytes(UTF_8)))
                .collect(Collectors.joining("."));
        client.get(token, "/v1/me").expect(401);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Accept|garbage", "Accept-Language|%%", "If-Modified-Since|yesterday",
            "Cookie|mm_session=;=;", "Prefer|wait=99999999999", "Authorization|Bearer", "Range|bytes=x"})
    void aMalformedHeaderIsNoServerError(String name, String value) throws Exception {
        assertThat(exchange("GET", "/v1/projects", BodyPublishers.noBody(), name, value).statusCode()).isLessThan(500);
    }

    @Test
    void personalAnswersAreNeverCached() throws Exception {
        var session = STUDIO.join("GUEST");
        var token = session.get("accessToken").asText();
        for (var path : List.of("/v1/me", "/v1/me/notification-preferences", "/v1/projects", "/v1/projects/unknown",
                "/v1/nothing")) {
            for (var method : List.of("GET", "HEAD")) {
                assertThat(exchange(method, path, BodyPublishers.noBody(), "Authorization", "Bearer " + token).headers()
                        .firstValue("Cache-Control")).as(method + path).hasValue("no-store");
            }
        }
        var mine = client.get(token, "/v1/me/notification-preferences").expect(200);
        assertThat(
                client.get(token, "/v1/me/notification-preferences", "If-None-Match", mine.header("ETag")).expect(304)
                        .header("Cache-Control"))
                .isEqualTo("no-store");
        assertThat(client.post("", "/v1/sessions", Map.of("invitationToken", "nonsense")).expect(404)
                .header("Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/me", "/i/unknown", "/s/unknown", "/open/unknown/tasks", "/problems/not-found", "/docs",
            "/docs/start.js", "/openapi.json", "/nothing"})
    void eachAnswerTellsBrowsersHowToTakeIt(String path) throws Exception {
        var headers = exchange("GET", path, BodyPublishers.noBody()).headers();
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(headers.allValues("Content-Security-Policy")).singleElement().asString()
                .contains("base-uri 'none'", "frame-ancestors 'none'").matches(".*(default|object)-src 'none'.*");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"GET|/nothing|404|There is nothing here.",
            "GET|/v1/me|401|Send a valid session token", "POST|/sign-out|403|With a cookie, only pages of this site",
            "GET|/sign-out|405|This method is not offered here."})
    void aBrowserSeesAProblemAsAPageAndAProgramAsADocument(String method, String path, int status, String detail)
            throws Exception {
        var page = exchange(method, path, BodyPublishers.ofString(" "), "Accept",
                "text/html,application/xml;q=0.9,*/*;q=0.8",
                "X-Request-Id", "<b>");
        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(page.headers().allValues("Content-Security-Policy")).singleElement().asString()
                .startsWith("default-src 'none'; style-src 'sha256-");
        assertThat(page.body()).contains("<h1>", "<p>" + detail).doesNotContain("<b>");
        for (var accepted : List.of("*/*", "application/json, text/html", "text/html, application/problem+json")) {
            assertThat(exchange(method, path, BodyPublishers.ofString(" "), "Accept", accepted).headers()
                    .firstValue("Content-Type")).as(accepted).hasValue("application/problem+json");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/i/unknown", "/s/unknown"})
    void aPageTakesNoJson(String page) {
        client.call("POST", "", page, "{}").expect(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/i/unknown", "/s/unknown"})
    void aPageTakesAnEmptyForm(String page) {
        client.call("POST", "", page, "").expect(404);
    }

    /// The server refuses these requests before they reach our code.
    @ParameterizedTest
    @CsvSource({"PUT,/v1/projects/%1B,400,malformed-request", "DELETE,/v1/tasks/%1B,400,malformed-request",
            "TRACE,/v1/projects,405,method-not-allowed"})
    void errorsOfTheServerItselfAreProblemDocumentsForEveryMethod(String method, String path, int status, String type)
            throws Exception {
        var answer = exchange(method, path, BodyPublishers.noBody());
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("/problems/" + type);
    }

    @Test
    void theIdempotencyKeyOfAPageIsValidated() throws Exception {
        var invited = TestSystem.newAddress();
        STUDIO.invite(invited).expect(201);
        var link = client.awaitLink(invited);
        for (var key : List.of("\0", "k".repeat(256))) {
            client.submit("/i/" + link, "key", key).expect(400);
        }
        assertThat(exchange("POST", "/i/" + link, BodyPublishers.ofString("key=a&key=b"), "Content-Type",
                "application/x-www-form-urlencoded").statusCode()).isEqualTo(400);
        client.accept(link).expect(200);
    }

    private StudioClient.Reply raw(String path, String body) {
        return client.call("POST", STUDIO.admin(), path, body, "Idempotency-Key", UUID.randomUUID().toString());
    }

    private static String mediaType(String path) {
        return path.startsWith("/v1/") ? "application/json" : "application/x-www-form-urlencoded";
    }

    /// Sends a body whose length is not declared.
    private static HttpResponse<String> streamed(String path, int length) throws Exception {
        return exchange("POST", path, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[length])),
                "Content-Type", mediaType(path), "Idempotency-Key", "key");
    }

    /// One exchange that is not validated against the contract.
    private static HttpResponse<String> exchange(String method, String path, BodyPublisher body, String... headers)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create(TestSystem.running().api() + path)).method(method, body)
                .timeout(Duration.ofSeconds(10));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
