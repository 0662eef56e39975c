package com.motionmavericks.local.chaos;

import com.motionmavericks.local.run.StudioClient;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// One of the studios in which it all happens, with the events that its commands must have written.
///
/// @param sharedProject the id of the project in which all its clients work the same board
record Studio(StudioClient client, Member admin, String sharedProject, Queue<Happened> happened) {

    /// An event that one acknowledged command has written.
    record Happened(String type, String subjectId) {}

    static Studio open(StudioClient client, String organization) {
        var admin = Member.admin(client, organization);
        var project = client.post(admin.token(), "/v1/projects", Map.of("name", "Shared")).expect(201);
        var studio = new Studio(client, admin, project.json().get("id").asText(), new ConcurrentLinkedQueue<>());
        studio.happened("project.created", studio.sharedProject());
        return studio;
    }

    /// @param webhookUrl of the one channel that Slack's stand-in knows
    void connectSlack(String webhookUrl) {
        client.post(admin.token(), "/v1/slack-connection", Map.of("webhookUrl", webhookUrl)).expect(201);
        happened("slack.connected", client.get(admin.token(), "/v1/me").expect(200).json().get("tenantId").asText());
    }

    void happened(String type, String subjectId) {
        happened.add(new Happened(type, subjectId));
    }
}
