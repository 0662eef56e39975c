package com.motionmavericks.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.motionmavericks.api.docs.DocsResource;
import jakarta.ws.rs.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
