package com.motionmavericks.local.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.motionmavericks.workflows.entity.VendorFailure;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/// Checks alerts, dashboards and runbook pages without Prometheus; with `promtool`, if it is installed, also the rules.
class RunbooksTest {
    private static final Path ROOT = Path.of("../..");
    private static final Path RUNBOOKS = ROOT.resolve("runbooks");
    private static final List<String> SECTIONS = List.of("Meaning", "First look", "Mend", "Check", "Prevent");
    /// Pages for what somebody does on purpose.
    private static final Set<String> WITHOUT_ALERT = Set.of("restored-data.md");
    /// A name with an underscore or a colon that is no function.
    private static final Pattern METRIC = Pattern.compile("\\b[a-z][a-z0-9]*[_:][a-z0-9_:]*\\b(?!\\s*\\()");

    /// What the factories of [VendorFailure] say, as the page of parked workflows lists it.
    private static final Map<String, String> REASONS = Map.of("answered", "`gave up, resend 5xx`", "refused",
            "`refused, resend 422`", "unknownOutcome", "`nobody knows whether slack has it`", "unreachable",
            "`resend unreachable`", "unknownSecretKey", "secret key ... is not configured`");

    private final List<JsonNode> rules = yaml("alerts.yml").findValues("rules").stream()
            .flatMap(group -> StreamSupport.stream(group.spliterator(), false)).toList();

    @Test
    void eachAlertHasItsPageAndEachPageItsAlert() throws IOException {
        try (var files = Files.list(RUNBOOKS)) {
            assertThat(files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".md") && !file.equals("README.md")))
                    .containsExactlyInAnyOrderElementsOf(pages().collect(toSet()));
        }
        assertThat(rules.stream().filter(rule -> rule.has("alert"))).allSatisfy(rule -> {
            assertThat(rule.at("/labels/severity").asText()).isIn("page", "ticket");
            assertThat(rule.at("/annotations/summary").asText()).isNotEmpty();
            assertThat(rule.at("/annotations/runbook_url").asText())
                    .isEqualTo("runbooks/" + page(rule.get("alert").asText()));
        });
    }

    @Test
    void eachPageHasItsSectionsInOrderAndWorkingLinks() {
        assertThat(pages().distinct()).allSatisfy(page -> {
            var text = read("runbooks/" + page);
            assertThat(Pattern.compile("^## (.+)$", Pattern.MULTILINE).matcher(text).results()
                    .map(title -> title.group(1))).containsExactlyElementsOf(SECTIONS);
            assertThat(text).contains("Severity: ").as("a command or a query to paste").contains("\n    ");
            assertThat(MarkdownLinks.broken(RUNBOOKS.resolve(page))).isEmpty();
        });
    }

    @Test
    void eachReasonToParkIsExplained() {
        var page = read("runbooks/parked-workflows.md");
        assertThat(Stream.of(VendorFailure.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers())).map(Method::getName))
                .containsExactlyInAnyOrderElementsOf(REASONS.keySet());
        assertThat(page).contains(REASONS.values());
        var base = read("workflows/src/main/java/com/motionmavericks/workflows/entity/EntityWorkflow.java");
        assertThat(Pattern.compile("(?:failed\\.put\\(step, |Optional\\.of\\()\"([^\"]+)\"").matcher(base).results()
                .map(reason -> reason.group(1))).hasSize(2).allSatisfy(reason -> assertThat(page).contains(reason));
    }

    @Test
    void rulesAndDashboardsUseOnlyDocumentedMetrics() throws IOException {
        var known = documentedMetrics();
        rules.stream().filter(rule -> rule.has("record")).forEach(rule -> known.add(rule.get("record").asText()));
        try (var dashboards = Files.list(RUNBOOKS.resolve("dashboards"))) {
            var queries = Stream.concat(rules.stream(), dashboards.map(RunbooksTest::json))
                    .flatMap(node -> node.findValuesAsText("expr").stream()).toList();
            assertThat(queries).hasSizeGreaterThan(rules.size());
            assertThat(queries.stream().flatMap(RunbooksTest::metrics).collect(toSet())).isSubsetOf(known);
        }
    }

    @Test
    void eachAlertIsRaisedByATest() {
        var tests = read("runbooks/alerts.test.yml");
        assertThat(alerts()).allSatisfy(alert -> assertThat(tests).contains("alertname=\"" + alert + "\""));
    }

    @Test
    void promtoolAcceptsTheRulesAndTheirTests() throws IOException, InterruptedException {
        assumeThat(Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(Path::of))
                .as("promtool is installed").anyMatch(directory -> Files.exists(directory.resolve("promtool")));
        for (var command : List.of(List.of("promtool", "check", "rules", "alerts.yml"),
                List.of("promtool", "test", "rules", "alerts.test.yml"))) {
            var process = new ProcessBuilder(command).directory(RUNBOOKS.toFile()).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
        }
    }

    /// The metrics in the first column of the tables of docs/metrics.md.
    static Set<String> documentedMetrics() {
        return read("docs/metrics.md").lines().filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|", -1)[1])
                .flatMap(names -> Pattern.compile("`([^`]+)`").matcher(names).results().map(name -> name.group(1)))
                .collect(toCollection(TreeSet::new));
    }

    private static Stream<String> metrics(String query) {
        var bare = query.replaceAll("\"[^\"]*\"", "").replaceAll("\\{[^}]*}|\\[[^]]*]|by \\([^)]*\\)", " ");
        return METRIC.matcher(bare).results().map(name -> name.group().replaceAll("_(bucket|count|sum)$", ""));
    }

    private Stream<String> pages() {
        return Stream.concat(alerts().map(RunbooksTest::page), WITHOUT_ALERT.stream());
    }

    private Stream<String> alerts() {
        return rules.stream().filter(rule -> rule.has("alert")).map(rule -> rule.get("alert").asText());
    }

    /// `ApiErrors` has the page `api-errors.md`.
    private static String page(String alert) {
        return alert.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT) + ".md";
    }

    private static JsonNode yaml(String file) {
        return new ObjectMapper().valueToTree(new Yaml().<Object>load(read("runbooks/" + file)));
    }

    private static JsonNode json(Path file) {
        try {
            return new ObjectMapper().readTree(read(ROOT.relativize(file).toString()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
