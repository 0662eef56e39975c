package com.motionmavericks.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.motionmavericks.workflows.entity.NeedsAttention;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/// Checks docker-compose.yml without a container engine.
class ComposeTest {
    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{([A-Z_]+)(:[?-])?");

    private final String text = read("docker-compose.yml");
    private final JsonNode compose = new ObjectMapper().valueToTree(new Yaml().<Object>load(text));

    @Test
    void eachProcessHasEveryVariableThatItsConfigurationRequires() {
        assertThat(given("api")).containsAll(needed("api/api.yml"));
        assertThat(given("migrate")).containsAll(needed("api/api.yml")).contains("OWNER_DATABASE_PASSWORD");
        assertThat(given("worker")).containsAll(needed("worker/worker.yml"));
    }

    @Test
    void onlyOneTimeServicesKnowTheOwnersPassword() {
        assertThat(services().filter(service -> given(service.getKey()).contains("OWNER_DATABASE_PASSWORD"))
                .map(Map.Entry::getKey)).containsExactlyInAnyOrder("database", "migrate");
    }

    @Test
    void everyVariableIsCheckedAndDocumented() {
        var documented = read("docs/deployment.md");
        assertThat(VARIABLE.matcher(text).results()).isNotEmpty().allSatisfy(variable -> {
            assertThat(variable.group(2)).as(variable.group()).isNotNull();
            assertThat(documented).contains("`" + variable.group(1) + "`");
        });
    }

    @Test
    void noServiceRunsAsRootOrWritesItsRootOrGainsPrivileges() {
        assertThat(services()).isNotEmpty().allSatisfy(service -> {
            var settings = service.getValue();
            assertThat(settings.path("user").asText()).matches("[1-9]\\d*:[1-9]\\d*");
            assertThat(settings.path("read_only").asBoolean()).isTrue();
            assertThat(texts(settings.path("cap_drop"))).containsExactly("ALL");
            assertThat(texts(settings.path("security_opt"))).contains("no-new-privileges:true");
            assertThat(settings.has("privileged") || settings.has("cap_add")).isFalse();
        });
    }

    @Test
    void everyImageIsBuiltHereOrPinned() {
        assertThat(services()).allSatisfy(service -> assertThat(
                service.getValue().has("build")
                        || service.getValue().path("image").asText().matches(".+:v?\\d+\\.\\d+.*"))
                .isTrue());
    }

    @Test
    void servicesWaitForHealthyServicesAndForCompletedOneTimeServices() {
        assertThat(services()).allSatisfy(service -> {
            assertThat(service.getValue().path("healthcheck").has("test")).isEqualTo(stays(service.getKey()));
            service.getValue().path("depends_on").properties().forEach(needed -> assertThat(
                    needed.getValue().path("condition").asText()).as(needed.getKey())
                    .isEqualTo(stays(needed.getKey()) ? "service_healthy" : "service_completed_successfully"));
        });
    }

    @Test
    void onlyWorkerAndUiAndNamespaceReachTemporalAndTheApiSharesNoNetworkWithTheUi() {
        assertThat(in("temporal")).containsExactlyInAnyOrder("temporal", "temporal-namespace", "temporal-ui", "worker");
        assertThat(in("temporal-data")).containsExactlyInAnyOrder("temporal", "temporal-postgres", "temporal-schema");
        assertThat(in("operators")).containsExactly("temporal-ui");
        assertThat(services().filter(service -> service.getValue().has("ports")).map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("api", "temporal-ui", "prometheus", "alertmanager", "grafana",
                        "jaeger");
        assertThat(services().filter(service -> !service.getKey().equals("api"))
                .flatMap(service -> texts(service.getValue().path("ports"))))
                .allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @Test
    void whatObservesStartsOnlyOnDemandAndMountsFilesThatExist() {
        var observers = services().filter(service -> service.getValue().has("profiles")).toList();
        assertThat(observers.stream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("prometheus", "alertmanager", "blackbox", "grafana", "jaeger");
        assertThat(in("observers")).containsExactlyInAnyOrderElementsOf(
                observers.stream().map(Map.Entry::getKey).toList());
        assertThat(observers.stream().flatMap(service -> texts(service.getValue().path("volumes")))
                .filter(volume -> volume.startsWith("./")).map(volume -> volume.split(":", -1)[0]))
                .isNotEmpty().allMatch(file -> Files.exists(Path.of("../..").resolve(file)));
    }

    @Test
    void theSearchAttributesOfTheWorkflowsAreCreated() {
        assertThat(text).contains("--name " + NeedsAttention.TENANT_ID.getName() + " --type Keyword",
                "--name " + NeedsAttention.NEEDS_ATTENTION.getName() + " --type Bool",
                "--name " + NeedsAttention.PARKED_STEP.getName() + " --type Keyword");
    }

    private Stream<Map.Entry<String, JsonNode>> services() {
        return compose.path("services").properties().stream();
    }

    private Set<String> given(String service) {
        return compose.path("services").path(service).path("environment").properties().stream().map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private boolean stays(String service) {
        return compose.path("services").path(service).path("restart").asText().equals("unless-stopped");
    }

    private Stream<String> in(String network) {
        return services().filter(service -> texts(service.getValue().path("networks")).anyMatch(network::equals))
                .map(Map.Entry::getKey);
    }

    private static Stream<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
    }

    private static Set<String> needed(String configuration) {
        return VARIABLE.matcher(read(configuration)).results().filter(variable -> variable.group(2) == null)
                .map(variable -> variable.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of("../..").resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
