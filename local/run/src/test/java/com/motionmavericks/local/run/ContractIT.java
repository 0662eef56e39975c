package com.motionmavericks.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Runs after all other tests, and checks which operations of the contract they have called: an answer that never came was not
/// validated.
@Tag("alone")
class ContractIT {
    @Test
    void everyOperationHasSucceededOnce() throws IOException {
        assumeTrue(System.getProperty("it.test") == null, "the other tests have not run");
        var answers = new HashSet<String>();
        try (var systems = Files.newDirectoryStream(Path.of("target"), "system-*")) {
            for (var system : systems) {
                answers.addAll(Files.readAllLines(system.resolve("answers")));
            }
        }
        assertThat(Contract.load().operations()).as("operations that never succeeded").allMatch(
                operation -> answers.stream().anyMatch(answer -> answer.startsWith(operation + " 2")));
    }
}
