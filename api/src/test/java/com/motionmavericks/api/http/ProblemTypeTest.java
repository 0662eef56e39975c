package com.motionmavericks.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.motionmavericks.api.docs.DocsResource;
import com.motionmavericks.domain.problems.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTypeTest {
    private static final Path PAGES = Path.of("../docs/problems");

    @ParameterizedTest
    @EnumSource
    void everyRefusalOfTheDomainIsAProblem(Refusal refusal) {
        assertThat(ProblemType.of(refusal).name()).isEqualTo(refusal.name());
    }

    @ParameterizedTest
    @EnumSource
    void everyProblemHasAPageThatSaysWhatToDo(ProblemType problem) throws IOException {
        assertThat(Files.readString(PAGES.resolve(problem.slug() + ".md"))).startsWith("# " + problem.title() + "\n")
                .contains("`" + problem.slug() + "`, HTTP " + problem.status() + "\n").contains("## What to do");
    }

    @Test
    void everyPageIsOfAProblem() throws IOException {
        try (var pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> page.getFileName().toString())).containsExactlyInAnyOrderElementsOf(
                    Stream.of(ProblemType.values()).map(problem -> problem.slug() + ".md").toList());
        }
    }

    @Test
    void theContractShowsEveryProblemWithItsStatus() {
        var shown = StreamSupport
                .stream(new DocsResource().contract().get("components").get("responses").spliterator(), false)
                .map(response -> response.at("/content/application~1problem+json/examples"))
                .flatMap(examples -> examples.properties().stream())
                .map(example -> example.getKey() + " " + shown(example.getValue().get("value"))).toList();
        assertThat(shown).containsExactlyInAnyOrderElementsOf(Stream.of(ProblemType.values())
                .map(p -> p.slug() + " https://api.example.com/problems/" + p.slug() + " " + p.status() + " "
                        + p.title())
                .toList());
    }

    @Test
    void theContractNamesTheCodeOfEveryProblem() {
        assertThat(new DocsResource().contract().at("/components/schemas/ProblemCode/x-extensible-enum"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(Stream.of(ProblemType.values()).map(ProblemType::slug).toList());
    }

    private static String shown(JsonNode problem) {
        return problem.get("type").asText() + " " + problem.get("status") + " " + problem.get("title").asText();
    }
}
