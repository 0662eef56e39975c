package com.motionmavericks.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.api.docs.DocsResource;
import com.motionmavericks.domain.Json;
import com.motionmavericks.local.Stack.Studio;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What no client that means well sends, over real HTTP: it is refused for what it is, and is no fault of ours.
class GarbledRequestsIT {
    private static final Studio STUDIO = Stack.newStudio();
    private final StudioClient client = STUDIO.client();

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800", "\\udc00\\ud800"})
    void aTextThatCannotBeKeptIsRefused(String character) {
        var refused = raw("/v1/projects", "{\"name\":\"Spring" + character + "\"}").expect(400).json();
        assertThat(refused.get("field").asText()).isEqualTo("name");
        assertThat(refused.get("detail").asText()).contains("NUL");
    }

    @Test
    void aTextMayHoldWhateverElsePeopleWrite() {
        var name = "👩‍🎨 ربيع <b>&\"'";
        assertThat(client.post(STUDIO.admin(), "/v1/projects", Map.of("name", name)).expect(201).json().get("name")
                .asText()).isEqualTo(name);
    }

    /// Each text field of each body that the contract knows: method, path, field and its greatest length.
    static Stream<Arguments> textFields() {
        var contract = new DocsResource().contract();
        return contract.get("paths").properties().stream().filter(path -> path.getKey().startsWith("/v1/"))
                .flatMap(path -> Stream.of("post", "put").flatMap(method -> {
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
    void aTextThatBreaksARuleIsRefusedByTheNameOfItsField(String method, String path, String field, int maxLength) {
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
            assertThat(problem.findValuesAsText("field")).as(text).contains(field);
        }
    }

    @Test
    void anAddressIsOnePersonHoweverItIsWritten() {
        var address = Stack.newAddress().replace("example.com", "b\u00FCcher.example");
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
                .expect(400).json().get("field").asText()).isEqualTo("dueOn");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"name\":5}|name", "{\"name\":true}|name", "{\"name\":{}}|name",
            "{\"name\":\"x\",\"nmae\":1}|nmae"})
    void aNumberIsNoText(String body, String field) {
        assertThat(raw("/v1/projects", body).expect(400).json().get("field").asText()).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({"1.5,2030-12-01T10:00:00Z,quorum", "'\"1\"',2030-12-01T10:00:00Z,quorum", "1,1795565281,deadline"})
    void aNumberIsReadAsItIs(String quorum, String deadline, String field) {
        var body = "{\"reviewers\":[\"%s\"],\"policy\":\"QUORUM\",\"quorum\":%s,\"deadline\":%s}"
                .formatted(UUID.randomUUID(), quorum, deadline.contains("T") ? '"' + deadline + '"' : deadline);
        assertThat(raw("/v1/milestones/" + UUID.randomUUID() + "/approvals", body).expect(400).json().get("field")
                .asText()).isEqualTo(field);
    }

    @Test
    void whatIsWrongInAListIsNamedByItsPlace() {
        var path = "/v1/milestones/" + UUID.randomUUID() + "/approvals";
        var rest = ",\"policy\":\"ALL\",\"deadline\":\"2030-12-01T10:00:00Z\"}";
        assertThat(raw(path, "{\"reviewers\":[\"Robin\"]" + rest).expect(400).json().get("field").asText())
                .isEqualTo("reviewers[0]");
        assertThat(raw(path, "{\"reviewers\":[null]" + rest).expect(422).json().at("/errors/0/field").asText())
                .isEqualTo("reviewers[0]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "\"Spring\"", "1"})
    void aBodyIsAnObject(String body) {
        assertThat(raw("/v1/projects", body).expect(400).json().get("detail").asText()).contains("object");
    }

    @Test
    void withoutABodyItSaysSo() {
        assertThat(client.post(STUDIO.admin(), "/v1/projects", Map.of(), "Content-Type", "application/json").expect(400)
                .json().get("detail").asText()).contains("object");
    }

    @ParameterizedTest
    @CsvSource({"limit=x,limit", "limit=99999999999,limit", "status=NONE,status"})
    void aQueryThatCannotBeReadIsNamed(String query, String field) {
        assertThat(client.get(STUDIO.admin(), "/v1/invitations?" + query).expect(400).json().get("detail").asText())
                .contains(field);
    }

    @Test
    void aReaderWithAGarbledTagReadsTheThing() {
        var project = client.post(STUDIO.admin(), "/v1/projects", Map.of("name", "Spring")).expect(201);
        client.get(STUDIO.admin(), project.header("Location"), "If-None-Match", "garbage").expect(200);
    }

    @Test
    void aBodyThatIsNotPackedAsItSaysIsRefused() {
        assertThat(client.post(STUDIO.admin(), "/v1/projects", Map.of("name", "Spring"), "Content-Encoding", "gzip")
                .expect(400).json().get("detail").asText()).contains("Content-Encoding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/i/unknown", "/s/unknown"})
    void theFormOfAPageIsNoJson(String page) {
        client.call("POST", "", page, "{}").expect(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/i/unknown", "/s/unknown"})
    void aPageNeedsNoForm(String page) {
        client.call("POST", "", page, "").expect(404);
    }

    /// Those are refused before any of our code is reached.
    @ParameterizedTest
    @CsvSource({"PUT,/v1/projects/%1B,400,malformed-request", "DELETE,/v1/tasks/%1B,400,malformed-request",
            "TRACE,/v1/projects,405,method-not-allowed"})
    void theServersOwnRefusalsAreProblemsForEveryMethod(String method, String path, int status, String type)
            throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(HttpRequest.newBuilder(URI.create(Stack.running().api() + path))
                    .method(method, HttpRequest.BodyPublishers.noBody()).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.body()).contains("/problems/" + type);
        }
    }

    @Test
    void theKeyOfAPageIsAKey() {
        var invited = Stack.newAddress();
        STUDIO.invite(invited).expect(201);
        var link = client.awaitLink(invited);
        for (var key : List.of("\0", "k".repeat(256))) {
            client.press(link, key).expect(400);
        }
        client.accept(link).expect(200);
    }

    private StudioClient.Reply raw(String path, String body) {
        return client.call("POST", STUDIO.admin(), path, body, "Idempotency-Key", UUID.randomUUID().toString());
    }
}
