package com.motionmavericks.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.motionmavericks.api.docs.DocsResource;
import com.motionmavericks.local.run.TestSystem.Studio;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Sends each operation of the contract requests with values that no client means. Each is answered as the contract says, never with
/// a 5xx of an error of ours, and no answer tells anything about the inside. `-Dfuzz.requests` and `-Dfuzz.seed` change how many and which.
class ContractFuzzIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode DOCUMENT = new DocsResource().contract();
    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 6);
    private static final long SEED = Long.getLong("fuzz.seed", 20261126);
    private static final Studio STUDIO = TestSystem.newStudio();
    private static final Pattern INSIDE = Pattern.compile(
            "Exception|\\tat |org\\.|com\\.motion|java\\.|jakarta|psql|postgres|SQLSTATE|constraint|jdbc|/home|/tmp",
            Pattern.CASE_INSENSITIVE);
    private static final List<String> TEXTS = List.of("", " ", "0", "-1", "9223372036854775808", "1e999", "NaN", "null",
            "true", "[]", "{}", "'", "\"", "<script>alert(1)</script>", "' or 1=1 --", "${jndi:ldap://x}",
            "../../etc/passwd",
            "\0", "\r\nX-Injected: 1", "\u202E", "\uD83D\uDE00", "%00", "%s%n", "a".repeat(300), "2026-02-30T25:61:00Z",
            "00000000-0000-0000-0000-000000000000", "01a20d71-7754-7c11-8a52-0f3f6f6c9d20");
    private static final List<String> VALUES = List.of("null", "true", "-1", "0", "1.5", "1e400", "9223372036854775808",
            "[]", "{}", "[null]", "{\"a\":{}}", "[".repeat(50) + "]".repeat(50), "\"" + "x".repeat(5000) + "\"");

    static Stream<String> operations() {
        return DOCUMENT.get("paths").properties().stream().flatMap(path -> path.getValue().properties().stream()
                .filter(operation -> operation.getValue().has("operationId"))
                .map(operation -> operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey()));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void noRequestBreaksAnOperation(String operation) {
        var random = new Random(SEED + operation.hashCode());
        for (var i = 0; i < REQUESTS; i++) {
            var request = new Request(operation, random);
            var reply = STUDIO.client().call(request.method, random.nextInt(8) == 0 ? "forged" : STUDIO.admin(),
                    request.path, request.body, request.headers.toArray(String[]::new));
            assertThat(reply.status()).as("%s: %s", request, reply.body()).satisfiesAnyOf(
                    status -> assertThat(status).isLessThan(500), status -> assertThat(status).isEqualTo(503));
            if (reply.status() >= 400) {
                assertThat(INSIDE.matcher(reply.body().replaceAll("\"(requestId|type)\":\"[^\"]*\"", "")).find())
                        .as("%s: %s", request, reply.body()).isFalse();
            }
        }
    }

    /// A request for an operation, in which any part may be senseless.
    private static final class Request {
        final String method;
        final String path;
        final String body;
        final List<String> headers = new ArrayList<>();

        Request(String operation, Random random) {
            method = operation.substring(0, operation.indexOf(' '));
            var template = operation.substring(operation.indexOf(' ') + 1);
            var definition = DOCUMENT
                    .at("/paths/" + template.replace("/", "~1") + "/" + method.toLowerCase(Locale.ROOT));
            path = template.contains("{")
                    ? Pattern.compile("\\{[^}]+}").matcher(template).replaceAll(_ -> random.nextInt(3) == 0
                            ? "x" + encoded(oneOf(TEXTS, random)).replace(".", "%2E")
                            : new UUID(random.nextLong(), random.nextLong()).toString()) + query(definition, random)
                    : template + query(definition, random);
            body = body(definition, random);
            if (random.nextInt(4) > 0) {
                headers.addAll(List.of("Idempotency-Key", header(random)));
            }
            if (random.nextInt(2) == 0) {
                headers.addAll(List.of("If-Match", random.nextBoolean() ? "\"1\"" : header(random)));
            }
            if (random.nextInt(6) == 0) {
                headers.addAll(List.of(oneOf(List.of("Prefer", "If-None-Match", "X-Request-Id", "traceparent", "Cookie",
                        "webhook-id", "svix-id", "Mux-Signature", "Accept-Language"), random), header(random)));
            }
        }

        private static String query(JsonNode definition, Random random) {
            var query = new ArrayList<String>();
            for (var given : definition.path("parameters")) {
                var parameter = given.has("$ref") ? DOCUMENT.at(given.get("$ref").asText().substring(1)) : given;
                if (parameter.path("in").asText().equals("query") && random.nextInt(3) == 0) {
                    query.add(parameter.get("name").asText() + "=" + encoded(oneOf(TEXTS, random)));
                }
            }
            return query.isEmpty() ? "" : "?" + String.join("&", query);
        }

        /// The example of the contract, with one to three changed places; or no JSON at all.
        private static String body(JsonNode definition, Random random) {
            var example = StreamSupport.stream(definition.at("/requestBody/content").spliterator(), false)
                    .filter(media -> media.has("example"))
                    .map(media -> media.get("example").<JsonNode>deepCopy()).findFirst();
            if (example.isEmpty()) {
                return "";
            }
            if (random.nextInt(10) == 0) {
                return oneOf(List.of("{", "nul", "\"", "[1,", "{\"a\":1,\"a\":2}", "\uFEFF{}", "[".repeat(2000)),
                        random);
            }
            var body = JSON.createArrayNode().add(example.get());
            for (var changes = 1 + random.nextInt(3); changes > 0; changes--) {
                change(body, random);
            }
            return body.get(0).toString();
        }

        private static void change(ArrayNode root, Random random) {
            JsonNode container = root;
            Object at = 0;
            var node = root.get(0);
            while (node.isContainerNode() && !node.isEmpty() && random.nextInt(4) > 0) {
                container = node;
                if (node.isObject()) {
                    var names = new ArrayList<String>();
                    node.fieldNames().forEachRemaining(names::add);
                    at = oneOf(names, random);
                    node = node.get((String) at);
                } else {
                    at = random.nextInt(node.size());
                    node = node.get((int) at);
                }
            }
            if (container instanceof ObjectNode object) {
                switch (random.nextInt(4)) {
                    case 0 -> object.remove((String) at);
                    case 1 -> object.set("unknown", value(random));
                    default -> object.set((String) at, value(random));
                }
            } else {
                ((ArrayNode) container).set((int) at, value(random));
            }
        }

        private static JsonNode value(Random random) {
            try {
                return random.nextBoolean()
                        ? JSON.getNodeFactory().textNode(oneOf(TEXTS, random))
                        : JSON.readTree(oneOf(VALUES, random));
            } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }

        /// HTTP allows no other characters in a header.
        private static String header(Random random) {
            return oneOf(TEXTS, random).replaceAll("[^\\x20-\\x7e]", "?");
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        }

        private static <T> T oneOf(List<T> list, Random random) {
            return list.get(random.nextInt(list.size()));
        }

        @Override
        public String toString() {
            return method + " " + path + " " + headers + " " + body;
        }
    }
}
