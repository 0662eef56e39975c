package com.motionmavericks.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.motionmavericks.api.docs.DocsResource;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.model.Resource;
import org.junit.jupiter.api.Test;

/// The contract documents every operation, and nothing else. The integration tests compare the answers.
class ContractTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final JsonNode contract = new DocsResource().contract();

    @Test
    void everyEndpointIsInTheContractAndTheOtherWayRound() {
        var implemented = new ResourceConfig().packages("com.motionmavericks.api").getClasses().stream()
                .filter(type -> type.isAnnotationPresent(Path.class)).map(Resource::from)
                .flatMap(resource -> operations("", resource)).collect(Collectors.toSet());
        assertThat(implemented).isNotEmpty().isEqualTo(documented().map(Map.Entry::getKey).collect(Collectors.toSet()));
    }

    @Test
    void everyOperationSaysWhatItIsAndIsNamedOnce() {
        assertThat(documented()).allSatisfy(operation -> {
            assertThat(operation.getValue().path("summary").asText()).as(operation.getKey()).isNotBlank();
            assertThat(operation.getValue().path("tags").size()).as(operation.getKey()).isOne();
        });
        assertThat(documented().map(operation -> operation.getValue().path("operationId").asText()))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyBodyHasANamedSchema() {
        assertThat(v1()).allSatisfy(operation -> assertThat(bodies(operation.getValue()))
                .as(operation.getKey())
                .allSatisfy(body -> assertThat(body.at("/schema/$ref").asText()).startsWith("#/components/schemas/")));
        assertThat(contract.at("/components/schemas").properties()).allSatisfy(schema -> assertThat(
                schema.getValue().path("properties").findValues("properties")).as(schema.getKey()).isEmpty());
    }

    @Test
    void requestsAreClosedAndResponsesAreOpen() {
        assertThat(v1()).allSatisfy(operation -> {
            assertThat(schemas(operation.getValue().path("requestBody")))
                    .filteredOn(schema -> schema.has("properties")).as(operation.getKey())
                    .allSatisfy(schema -> assertThat(schema.get("additionalProperties")).isEqualTo(BooleanNode.FALSE));
            assertThat(schemas(operation.getValue().get("responses"))).as(operation.getKey())
                    .noneMatch(schema -> schema.has("additionalProperties"));
        });
    }

    @Test
    void everyOperationShowsASuccessAndItsCommonProblems() {
        assertThat(v1()).allSatisfy(operation -> {
            assertThat(operation.getValue().get("responses").fieldNames()).toIterable().as(operation.getKey())
                    .contains("405", "406", "429");
            assertThat(successes(operation.getValue())).as(operation.getKey()).isNotEmpty()
                    .allSatisfy(answer -> assertThat(answer.path("content")).allSatisfy(
                            body -> assertThat(body.path("examples")).isNotEmpty()));
        });
    }

    @Test
    void aVersionIsSentAsAnETagAndRequiredInIfMatch() {
        assertThat(contract.at("/components/schemas")).filteredOn(
                schema -> schema.at("/properties").has("version") && !isRequest(schema)).isNotEmpty()
                .allSatisfy(schema -> assertThat(schema.get("required")).extracting(JsonNode::asText)
                        .contains("version", "updatedAt"));
        assertThat(v1()).allSatisfy(operation -> {
            assertThat(successes(operation.getValue())).as(operation.getKey())
                    .allSatisfy(answer -> assertThat(answer.path("headers").has("ETag")).isEqualTo(
                            resolved(answer.at("/content/application~1json/schema")).path("properties")
                                    .has("version")));
            var isConditional = operation.getValue().path("parameters").findValuesAsText("$ref")
                    .contains("#/components/parameters/IfMatch");
            assertThat(operation.getValue().get("responses").has("412")).as(operation.getKey())
                    .isEqualTo(operation.getValue().get("responses").has("428")).isEqualTo(isConditional);
        });
    }

    /// Some tools that read a contract know neither.
    @Test
    void theFileHasNoAnchorsNorMergeKeys() throws IOException {
        var anchor = Pattern.compile("(^|[:\\[,-] )\\s*[&*]\\w|<<:");
        assertThat(Files.readAllLines(java.nio.file.Path.of("src/main/resources/openapi.yaml")))
                .noneMatch(line -> anchor.matcher(line).find());
    }

    /// Requests are closed. None names the version of a resource: the envelope of a webhook has one of its own.
    private static boolean isRequest(JsonNode schema) {
        return schema.path("additionalProperties").equals(BooleanNode.FALSE);
    }

    /// The operations below `/v1`.
    private Stream<Map.Entry<String, JsonNode>> v1() {
        return documented().filter(operation -> operation.getKey().contains(" /v1/"));
    }

    private List<JsonNode> successes(JsonNode operation) {
        return operation.get("responses").properties().stream().filter(answer -> answer.getKey().startsWith("2"))
                .map(answer -> resolved(answer.getValue())).toList();
    }

    private Stream<JsonNode> bodies(JsonNode operation) {
        return Stream.concat(Stream.of(operation.path("requestBody")), operation.get("responses").valueStream())
                .flatMap(body -> resolved(body).path("content").valueStream());
    }

    /// The schemas that a part of the document refers to, directly or not.
    private Set<JsonNode> schemas(JsonNode part) {
        var found = new LinkedHashSet<JsonNode>();
        collect(part, found);
        return found;
    }

    private void collect(JsonNode part, Set<JsonNode> found) {
        for (var reference : part.findParents("$ref")) {
            if (found.add(resolved(reference))) {
                collect(resolved(reference), found);
            }
        }
    }

    /// What a reference refers to, or the node itself.
    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? contract.at(node.get("$ref").asText().substring(1)) : node;
    }

    private Stream<Map.Entry<String, JsonNode>> documented() {
        return contract.get("paths").properties().stream().flatMap(path -> path.getValue().properties().stream()
                .filter(operation -> METHODS.contains(operation.getKey())).map(operation -> Map
                        .entry(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                operation.getValue())));
    }

    private static Stream<String> operations(String parent, Resource resource) {
        var path = (parent + "/" + resource.getPath()).replaceAll("/+", "/").replaceAll("(?<=.)/$", "")
                .replaceAll("\\{(\\w+):[^}]+}", "{$1}");
        return Stream.concat(
                resource.getResourceMethods().stream().map(method -> method.getHttpMethod() + " " + path),
                resource.getChildResources().stream().flatMap(child -> operations(path, child)));
    }
}
