package com.motionmavericks.local.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.motionmavericks.local.run.TestSystem.Studio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Runs the programs of `docs/partner-webhooks.md` as a partner copies them.
class PartnerWebhooksDocIT {
    private static final Path PAGE = Path.of("../../docs/partner-webhooks.md");
    private static final Studio STUDIO = TestSystem.newStudio();

    @ParameterizedTest
    @CsvSource({"sh,send.sh,bash", "java,Send.java,java", "js,send.mjs,node", "python,send.py,python3"})
    void aProgramOfThePageSendsAWebhook(String language, String file, String interpreter, @TempDir Path folder)
            throws Exception {
        var program = interpreter.equals("java") ? ProcessHandle.current().info().command().orElseThrow() : interpreter;
        assumeTrue(new ProcessBuilder("bash", "-c", "command -v " + program).start().waitFor() == 0, interpreter);
        var partner = PartnerSender.create(STUDIO);
        Files.writeString(folder.resolve(file), block(language));
        var builder = new ProcessBuilder(program, file).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(
                Map.of("WEBHOOK_URL", TestSystem.running().api() + partner.endpoint(), "WEBHOOK_SECRET",
                        partner.secret()));

        var printed = new String(builder.start().getInputStream().readAllBytes(), UTF_8);

        assertThat(printed).contains("\"id\"").endsWith("\n202\n");
        assertThat(STUDIO.client().get(STUDIO.admin(), partner.path() + "/webhooks").expect(200).json().get("items"))
                .singleElement().satisfies(webhook -> {
                    assertThat(webhook.get("type").asText()).isEqualTo("asset.delivered");
                    assertThat(printed).contains(webhook.get("id").asText());
                });
    }

    private static String block(String language) throws IOException {
        var block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        assertThat(block.find()).as(language).isTrue();
        return block.group(1);
    }
}
