package com.motionmavericks.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.local.run.TestSystem.Studio;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Projects, milestones and tasks over real HTTP. The client validates every answer against the API's contract.
class ProjectsIT {
    private static final Studio STUDIO = TestSystem.newStudio();
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
        client.call("PUT", admin, path + "/members/" + agency.at("/member/id").asText(), "").expect(204);
        var tag = client.get(token, path).expect(200).header("ETag");
        assertThat(tag).startsWith("\"1-");
        client.get(token, path, "If-None-Match", tag).expect(304);
        client.get(token, path + "/members").expect(403);
        assertThat(client.get(admin, path + "/members").expect(200).json().at("/items/0/role").asText())
                .isEqualTo("AGENCY");

        client.patch(admin, path, "{\"name\":\"Summer\"}").expect(428);
        client.patch(admin, path, "{\"name\":\"\"}", "If-Match", "\"1\"").expect(422);
        client.patch(token, path, "{\"name\":\"Mine\"}", "If-Match", "\"1\"").expect(403);
        client.patch(admin, path, "{\"name\":\"Summer\"}", "If-Match", "\"1\"").expect(200);
        assertThat(client.patch(admin, path, "{\"name\":\"Winter\"}", "If-Match", "\"1\"").expect(412).json()
                .get("currentVersion").asInt()).isEqualTo(2);
        var guest = STUDIO.join("GUEST");
        client.call("PUT", admin, path + "/members/" + guest.at("/member/id").asText(), "").expect(204);
        client.call("DELETE", admin, path + "/members/" + guest.at("/member/id").asText(), "").expect(204);
        client.get(guest.get("accessToken").asText(), path).expect(404);
        client.post(admin, path + "/archive", Map.of(), "If-Match", "\"2\"").expect(200);
        client.post(admin, path + "/milestones", Map.of("name", "Too late")).expect(409);
        for (var archived : List.of("true", "any")) {
            assertThat(client.get(token, "/v1/projects?archived=" + archived).expect(200).json().get("items"))
                    .hasSize(1);
        }
        assertThat(client.get(token, path + "/events").expect(200).json().get("items").findValuesAsText("type"))
                .containsExactly("project.created", "project.member-added", "project.changed", "project.member-added",
                        "project.member-removed", "project.archived");
        client.call("DELETE", admin, path + "/members/" + agency.at("/member/id").asText(), "").expect(204);
        client.get(token, path).expect(404);
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
        assertThat(client.get(admin, path).expect(200).json()).isEqualTo(milestone.json());
        client.post(admin, project + "/milestones", Map.of("name", "x", "dueOn", "soon")).expect(422);
        client.patch(admin, path, "{\"name\":\"Second cut\"}", "If-Match", milestone.header("ETag")).expect(200);
        client.call("DELETE", admin, path, "", "If-Match", "\"1\"").expect(412);
        client.call("DELETE", admin, path, "", "If-Match", "\"2\"").expect(204);
        client.get(admin, path).expect(404);
    }

    @Test
    void hasATaskBoardThatPeopleTalkAbout() {
        var admin = STUDIO.admin();
        var guest = STUDIO.join("GUEST");
        var token = guest.get("accessToken").asText();
        var project = client.post(admin, "/v1/projects", Map.of("name", "Spring")).expect(201).header("Location");
        client.call("PUT", admin, project + "/members/" + guest.at("/member/id").asText(), "").expect(204);
        var first = client.post(admin, project + "/tasks", Map.of("title", "Grade")).expect(201);
        var second = client.post(admin, project + "/tasks", Map.of("title", "Mix", "column", "DOING")).expect(201);
        var path = second.header("Location");
        client.post(token, path + "/move", Map.of("column", "TODO"), "If-Match", "\"1\"").expect(403);
        client.post(admin, path + "/move", Map.of("column", "TODO"), "If-Match", "\"1\"").expect(200);
        for (var board : List.of("/tasks", "/tasks?column=TODO")) {
            assertThat(client.get(token, project + board).expect(200).json().get("items").findValuesAsText("title"))
                    .containsExactly("Mix", "Grade");
        }
        client.patch(admin, path, "{\"title\":\"Mix it\"}", "If-Match", "\"1\"").expect(412);
        client.patch(admin, path, "{\"title\":\"Mix it\"}", "If-Match", "\"2\"").expect(200);

        var comment = client.post(token, path + "/comments", Map.of("body", "Louder")).expect(201);
        client.patch(admin, comment.header("Location"), "{\"body\":\"Lower\"}", "If-Match", "\"1\"").expect(403);
        client.patch(token, comment.header("Location"), "{\"body\":\"Much louder\"}", "If-Match", "\"1\"")
                .expect(200);
        assertThat(client.get(guest.get("accessToken").asText(), comment.header("Location")).expect(200).json()
                .at("/author/name").asText()).isEqualTo(guest.at("/member/name").asText());
        assertThat(client.get(admin, path + "/comments").expect(200).json().at("/items/0/body").asText())
                .isEqualTo("Much louder");
        client.call("DELETE", admin, comment.header("Location"), "", "If-Match", "\"2\"").expect(204);
        assertThat(client.get(token, path).expect(200).json().get("title").asText()).isEqualTo("Mix it");
        client.call("DELETE", admin, first.header("Location"), "", "If-Match", "\"1\"").expect(204);
        client.get(admin, first.header("Location")).expect(404);
        assertThat(TestSystem.eventTypes(STUDIO, project)).endsWith("task.created", "task.created", "task.moved",
                "task.changed", "comment.created",
                "comment.edited", "comment.deleted", "task.deleted");
    }
}
