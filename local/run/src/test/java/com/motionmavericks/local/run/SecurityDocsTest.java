package com.motionmavericks.local.run;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Follows the pointers of the pages about security, and counts what `docs/asvs.md` says of OWASP ASVS 5.0.0.
class SecurityDocsTest {
    private static final Path ROOT = Path.of("../..");
    private static final Path ASVS = ROOT.resolve("docs/asvs.md");
    private static final List<String> STATES = List.of("met", "partly", "not applicable", "operator", "open");
    private static final List<String> SHOWN = List.of("met", "partly");
    /// `TokensTest` or `TokensTest.malformedTextIsNoToken`.
    private static final Pattern POINTER = Pattern.compile("`([A-Z]\\w*(?:Test|IT))(?:\\.(\\w+))?`");
    private static final Pattern ROW = Pattern
            .compile("^\\| (\\d+(?:\\.\\d+){2}(?:, [\\d.]+)*) \\| (\\d) \\| ([^|]+) \\| (.+) \\|$", Pattern.MULTILINE);
    private static final int L1 = 70;
    private static final int L2 = 183;

    private final Map<String, String> sources = testSources();
    private final List<Row> rows = ROW.matcher(read(ASVS)).results().map(Row::of).toList();

    @ParameterizedTest
    @ValueSource(strings = {"security.md", "asvs.md", "owasp-api.md", "penetration-test.md"})
    void eachPointerLeadsToATestOrAPlace(String name) {
        var page = ROOT.resolve("docs").resolve(name);
        assertThat(MarkdownLinks.broken(page)).isEmpty();
        assertThat(POINTER.matcher(read(page)).results().filter(pointer -> !exists(pointer)).map(MatchResult::group))
                .isEmpty();
    }

    @Test
    void eachRequirementHasOneStateAndWhatIsMetHasAPointer() {
        assertThat(ids(1)).hasSize(L1);
        assertThat(ids(2)).hasSize(L2);
        assertThat(rows.stream().flatMap(row -> row.ids.stream())).doesNotHaveDuplicates();
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.state).isIn(STATES);
            assertThat(!SHOWN.contains(row.state) || POINTER.matcher(row.how).find()
                    || MarkdownLinks.LINK.matcher(row.how).find()).isTrue();
        });
    }

    @Test
    void theRequirementsOfEachStateAreCounted() {
        assertThat(read(ASVS)).contains(STATES.stream()
                .map(state -> "| %s | %d | %d |".formatted(state, count(1, state), count(2, state))).toList());
    }

    private List<String> ids(int level) {
        return rows.stream().filter(row -> row.level == level).flatMap(row -> row.ids.stream()).toList();
    }

    private int count(int level, String state) {
        return rows.stream().filter(row -> row.level == level && row.state.equals(state))
                .mapToInt(row -> row.ids.size()).sum();
    }

    private boolean exists(MatchResult pointer) {
        var source = sources.get(pointer.group(1));
        return source != null && (pointer.group(2) == null || source.contains(" void " + pointer.group(2) + "("));
    }

    /// By the names of the classes. Two modules have a `TracingTest`.
    private static Map<String, String> testSources() {
        return Stream.of(ROOT, ROOT.resolve("local")).flatMap(place -> walk(place, 1))
                .map(module -> module.resolve("src/test/java")).filter(Files::isDirectory)
                .flatMap(module -> walk(module, Integer.MAX_VALUE)).filter(file -> file.toString().endsWith(".java"))
                .collect(toMap(file -> file.getFileName().toString().replace(".java", ""), SecurityDocsTest::read,
                        String::concat));
    }

    private static Stream<Path> walk(Path directory, int depth) {
        try (var files = Files.walk(directory, depth)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Some requirements of one level.
    private record Row(List<String> ids, int level, String state, String how) {
        static Row of(MatchResult row) {
            return new Row(List.of(row.group(1).split(", ", -1)), Integer.parseInt(row.group(2)), row.group(3),
                    row.group(4));
        }
    }
}
