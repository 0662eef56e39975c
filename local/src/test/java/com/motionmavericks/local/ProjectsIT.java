package com.motionmavericks.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.local.Stack.Studio;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Projects and milestones over real HTTP; every answer is held against the contract by the client.
class ProjectsIT {
    private static final Studio STUDIO = Stack.newStudio();
    private final StudioClient client = STUDIO.client();

    @Test
    void isMadeChangedArchivedAndSeenByItsPeople() {
        var admin = STUDIO.admin();
        var agency = STUDIO.join("AGENCY");
        var token = agency.get("accessToken").asText();
        var created = client.post(admin, "/v1/projects", Map.of("name", " Spring ")).expect(201);
        var path = created.header("Location");
        assertThat(created.json().get("name").asText()).isEqualTo("Spring");
        client.get(token, path).expect(404);
        client.call("PUT", admin, path + "/members/" + agency.get("memberId").asText(), "").expect(204);
        assertThat(client.get(token, path).expect(200).header("ETag")).isEqualTo("\"1\"");
        client.get(token, path, "If-None-Match", "\"1\"").expect(304);
        client.get(token, path + "/members").expect(403);
        assertThat(client.get(admin, path + "/members").expect(200).json().at("/items/0/role").asText())
                .isEqualTo("AGENCY");

        client.call("PUT", admin, path, "{\"name\":\"Summer\"}").expect(428);
        client.call("PUT", admin, path, "{\"name\":\"\"}", "If-Match", "\"1\"").expect(422);
        client.call("PUT", token, path, "{\"name\":\"Mine\"}", "If-Match", "\"1\"").expect(403);
        client.call("PUT", admin, path, "{\"name\":\"Summer\"}", "If-Match", "\"1\"").expect(200);
        assertThat(client.call("PUT", admin, path, "{\"name\":\"Winter\"}", "If-Match", "\"1\"").expect(412).json()
                .get("currentVersion").asInt()).isEqualTo(2);
        client.post(admin, path + "/archive", Map.of(), "If-Match", "\"2\"").expect(200);
        client.post(admin, path + "/milestones", Map.of("name", "Too late")).expect(409);
        assertThat(client.get(token, "/v1/projects?archived=true").expect(200).json().get("items")).hasSize(1);
        assertThat(client.get(token, path + "/events").expect(200).json().get("items").findValuesAsText("type"))
                .containsExactly("project.created", "project.member-added", "project.changed", "project.archived");
    }

    @Test
    void hasMilestones() {
        var admin = STUDIO.admin();
        var project = client.post(admin, "/v1/projects", Map.of("name", "Spring")).expect(201).header("Location");
        var milestone = client.post(admin, project + "/milestones", Map.of("name", "First cut", "dueOn", "2026-12-15"))
                .expect(201);
        var path = milestone.header("Location");
        assertThat(client.get(admin, project + "/milestones").expect(200).json().at("/items/0"))
                .isEqualTo(milestone.json());
        client.post(admin, project + "/milestones", Map.of("name", "x", "dueOn", "soon")).expect(400);
        client.call("PUT", admin, path, "{\"name\":\"Second cut\"}", "If-Match", milestone.header("ETag")).expect(200);
        client.call("DELETE", admin, path, "", "If-Match", "\"1\"").expect(412);
        client.call("DELETE", admin, path, "", "If-Match", "\"2\"").expect(204);
        client.get(admin, path).expect(404);
    }
}
