package com.motionmavericks.domain.tenancy;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.motionmavericks.domain.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// CI does not run the benchmark, so a migration could break the scripts that fill its database.
class BenchmarkDataTest {
    private static final Path SCRIPTS = Path.of("../local/bench/src/main/resources");

    @Test
    void theScriptsOfTheBenchmarkFitTheSchema() {
        try (var database = new TestDatabase()) {
            for (var script : List.of("seed", "any-tasks", "tasks-of-projects", "unmoved-tasks", "approvals",
                    "deliveries", "film",
                    "digests", "mailboxes")) {
                assertThatCode(() -> run(database, script)).as(script).doesNotThrowAnyException();
            }
        }
    }

    private static void run(TestDatabase database, String script) throws IOException {
        var sql = Files.readString(SCRIPTS.resolve(script + ".sql")).replace(":studios", "3").replace(":tasks", "900")
                .replace(":members", "2").replace(":projects", "2").replace(":count", "2").replace(":after", "null");
        database.superuser().useHandle(handle -> handle.createScript(sql).execute());
    }
}
