package com.motionmavericks.local.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.motionmavericks.api.docs.DocsResource;
import com.motionmavericks.local.run.StudioClient.Reply;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Validates the requests to the API and its answers against `openapi.yaml`. A client ignores fields that it does not know;
/// here each field must be documented.
final class Contract {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode document;
    private final SchemaRegistry registry;

    private Contract(JsonNode document) {
        this.document = document;
        this.registry = SchemaRegistry.withDialect(Dialects.getOpenApi31(),
                builder -> builder.schemas(Map.of("urn:contract", document.toString())).schemaRegistryConfig(
                        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    }

    static Contract load() {
        var document = new DocsResource().contract();
        for (var schema : document.at("/components/schemas")) {
            if (schema.has("properties")) {
                ((ObjectNode) schema).put("additionalProperties", false);
            }
        }
        return new Contract(document);
    }

    /// Holds every example of the operations below `/v1`, problems too, against its schema.
    ///
    /// @return how many
    /// @throws AssertionError that says where example and schema differ
    int checkExamples() {
        return document.get("paths").properties().stream().filter(path -> path.getKey().startsWith("/v1/"))
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(operation -> operation.getValue().has("operationId"))
                        .flatMap(operation -> bodies("/paths/" + pointer(path.getKey()) + "/" + operation.getKey())))
                .mapToInt(this::checkExamples).sum();
    }

    /// Pointers to the request and to the responses of an operation.
    private Stream<String> bodies(String operation) {
        return Stream.concat(Stream.of(operation + "/requestBody"), document.at(operation + "/responses").properties()
                .stream().map(response -> operation + "/responses/" + response.getKey()));
    }

    private int checkExamples(String body) {
        var count = 0;
        for (var content : document.at(target(body) + "/content").properties()) {
            var media = target(body) + "/content/" + pointer(content.getKey());
            if (content.getValue().has("example")) {
                validate("The example of " + body, media + "/schema", content.getValue().get("example").toString());
                count++;
            }
            for (var example : content.getValue().path("examples").properties()) {
                validate("The example " + example.getKey() + " of " + body, media + "/schema",
                        document.at(target(media + "/examples/" + example.getKey()) + "/value").toString());
                count++;
            }
        }
        return count;
    }

    /// Follows the reference at a pointer, if there is one.
    private String target(String pointer) {
        return document.at(pointer).has("$ref") ? document.at(pointer + "/$ref").asText().substring(1) : pointer;
    }

    /// Validates one exchange.
    ///
    /// @return the type of the answer, for example `GET /v1/me 200`
    /// @throws AssertionError that names the difference between the exchange and the contract
    String check(String method, String pathAndQuery, String body, Reply reply) {
        var path = pathAndQuery.replaceFirst("\\?.*", "");
        var template = template(path, method);
        var where = method + " " + template + " " + reply.status();
        var operation = "/paths/" + pointer(template) + "/" + method.toLowerCase(Locale.ROOT);
        if (reply.status() < 400 && !body.isEmpty()) {
            // A merge patch has the same schema under both of its types.
            validate(where + " request", operation + "/requestBody/content/application~1json/schema", body);
        }
        var pointer = target(operation + "/responses/" + reply.status());
        if (document.at(pointer).isMissingNode()) {
            throw new AssertionError(where + " is not in the contract: " + reply.body());
        }
        var content = document.at(pointer + "/content");
        var type = reply.header("Content-Type").replaceFirst(";.*", "");
        if (content.isMissingNode() || content.isEmpty()) {
            if (!reply.body().isEmpty()) {
                throw new AssertionError(where + " has a body, but the contract has none");
            }
        } else if (!content.has(type)) {
            throw new AssertionError(
                    where + " has the type " + type + ", but the contract says " + content.fieldNames().next());
        } else if (type.endsWith("json")) {
            validate(where, pointer + "/content/" + type.replace("/", "~1") + "/schema", reply.body());
        }
        return where;
    }

    /// The operations below `/v1`, for example `GET /v1/me`, without those that vendors call.
    List<String> operations() {
        return document.get("paths").properties().stream().filter(path -> path.getKey().matches("/v1/(?!webhooks/).*"))
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(operation -> operation.getValue().has("operationId"))
                        .map(operation -> operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .sorted().toList();
    }

    /// The roles that may call an operation, by the contract's `x-roles`.
    Set<String> roles(String operation) {
        return StreamSupport.stream(document.at(operationPointer(operation) + "/x-roles").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }

    /// The body of an operation's example, or empty if it has no body.
    String exampleBody(String operation) {
        var content = document.at(target(operationPointer(operation) + "/requestBody") + "/content");
        return content.isEmpty() ? "" : content.iterator().next().get("example").toString();
    }

    private static String operationPointer(String operation) {
        var parts = operation.split(" ", 2);
        return "/paths/" + pointer(parts[1]) + "/" + parts[0].toLowerCase(Locale.ROOT);
    }

    private String template(String path, String method) {
        var templates = document.get("paths").properties().stream()
                .filter(entry -> entry.getValue().has(method.toLowerCase(Locale.ROOT)))
                .map(Map.Entry::getKey).filter(template -> path.matches(template.replaceAll("\\{[^}]+}", "[^/]+")))
                .sorted((a, b) -> Integer.compare(count(a), count(b))).toList();
        if (templates.isEmpty()) {
            throw new AssertionError(method + " " + path + " is not in the contract");
        }
        return templates.getFirst();
    }

    private static int count(String template) {
        return template.split("\\{", -1).length;
    }

    private void validate(String where, String pointer, String json) {
        try {
            var errors = registry.getSchema(SchemaLocation.of("urn:contract#" + encode(pointer)))
                    .validate(JSON.readTree(json));
            if (!errors.isEmpty()) {
                throw new AssertionError(where + " breaks the contract: " + errors + "\n" + json);
            }
        } catch (IOException e) {
            throw new AssertionError(where + " is not JSON: " + json, e);
        }
    }

    private static String pointer(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    private static String encode(String pointer) {
        return URLEncoder.encode(pointer, UTF_8).replace("%2F", "/").replace("%7E", "~").replace("+", "%20");
    }
}
