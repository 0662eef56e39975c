package com.motionmavericks.local.chaos;

import com.motionmavericks.local.run.StudioClient;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A studio, and the events that the acknowledged commands in it must have written.
///
/// @param sharedProject id of the project whose board all clients of the studio use
record Studio(StudioClient client, Member admin, String sharedProject, Queue<ExpectedEvent> expectedEvents) {

    /// An event that one acknowledged command must have written.
    record ExpectedEvent(String type, String subjectId) {}

    static Studio open(StudioClient client, String organization) {
        var admin = Member.admin(client, organization);
        var project = client.post(admin.token(), "/v1/projects", Map.of("name", "Shared")).expect(201);
        var studio = new Studio(client, admin, project.json().get("id").asText(), new ConcurrentLinkedQueue<>());
        studio.expectEvent("project.created", studio.sharedProject());
        return studio;
    }

    /// Connects the studio with Slack.
    ///
    /// @param webhookUrl the only incoming webhook of Slack's stand-in
    void connectSlack(String webhookUrl) {
        client.post(admin.token(), "/v1/slack-connection", Map.of("webhookUrl", webhookUrl)).expect(201);
        expectEvent("slack.connected",
                client.get(admin.token(), "/v1/me").expect(200).json().at("/studio/id").asText());
    }

    void expectEvent(String type, String subjectId) {
        expectedEvents.add(new ExpectedEvent(type, subjectId));
    }
}
