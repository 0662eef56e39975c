package com.motionmavericks.local.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.local.run.journey.Journey;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Runs the story that `./run` tells.
class JourneyIT {
    @Test
    void everyStepHoldsAlsoWhereAnEarlierRunConnectedTheSlackOfAnotherPort() {
        var client = new StudioClient(TestSystem.running(), TestSystem::check);
        client.post(client.adminToken(), "/v1/slack-connection",
                Map.of("webhookUrl", TestSystem.running().standIns().slackWebhook() + "-of-earlier")).expect(201);
        var story = new ByteArrayOutputStream();
        var held = new Journey(TestSystem.running(), TestSystem.system().temporal(),
                new PrintStream(story, true, UTF_8)).tell();
        assertThat(held).as(story.toString(UTF_8)).isTrue();
        assertThat(story.toString(UTF_8)).containsSubsequence("The event feed of the project", "project.created",
                "Our event log and Resend's ledger agree");
    }
}
