package com.motionmavericks.domain.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/limits.md` lists the limits as they are.
class RateLimitTest {
    @Test
    void theDocsListEveryLimit() throws IOException {
        var documented = Files.readAllLines(Path.of("../docs/limits.md")).stream()
                .filter(line -> line.matches("\\| `[a-z-]+` \\| .* \\| (open|closed) \\|")).map(RateLimitTest::known);

        assertThat(documented).containsExactlyElementsOf(Stream.of(RateLimit.values()).map(limit -> String.join(" | ",
                "`" + limit.wireName() + "`", Integer.toString(limit.quota().size()), window(limit.quota().window()),
                limit.withoutPostgres().name().toLowerCase(Locale.ROOT))).toList());
    }

    /// Without the words about it.
    private static String known(String row) {
        var cells = row.split(" ?\\| ?", -1);
        return String.join(" | ", cells[1], cells[3], cells[4], cells[6]);
    }

    private static String window(Duration window) {
        return window.equals(Duration.ofHours(1)) ? "1 hour" : window.toMinutes() + " minute";
    }
}
