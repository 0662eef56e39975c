package com.motionmavericks.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.local.run.TestSystem.Studio;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Members, the studio and its invitations over real HTTP. The client validates every answer against the API's contract.
class MembersIT {
    private static final Studio STUDIO = TestSystem.newStudio();
    private final StudioClient client = STUDIO.client();
    private final String admin = STUDIO.admin();

    @Test
    void areListedChangedAndRemoved() {
        var session = STUDIO.join("GUEST");
        var path = "/v1/members/" + session.at("/member/id").asText();
        var token = session.get("accessToken").asText();
        assertThat(client.get(admin, "/v1/members?role=GUEST&status=ACTIVE&q=robin").expect(200).json().get("items")
                .findValuesAsText("name")).contains("Robin Reviewer");
        client.get(admin, "/v1/members?q=%20").expect(422);
        client.get(token, "/v1/members").expect(403);
        var version = client.get(admin, path).expect(200).json().get("version").asText();
        client.patch(admin, path, "{\"role\":null}", "If-Match", quoted(version)).expect(422);
        assertThat(client.patch(admin, path, "{\"role\":\"AGENCY\"}", "If-Match", quoted(version)).expect(200).json()
                .get("role").asText()).isEqualTo("AGENCY");
        assertThat(client.get(token, "/v1/me").expect(200).json().get("permissions").toString())
                .contains("edit-tasks").doesNotContain("manage-members");
        assertThat(client.get(admin, path).expect(200).json().has("lastSeenAt")).isTrue();
        client.patch(token, "/v1/me", "{\"name\":\"Robin Renamed\",\"locale\":\"de-AT\"}", "If-Match", "\"3\"")
                .expect(200);
        client.call("DELETE", admin, path, "", "If-Match", "\"4\"").expect(204);
        client.get(token, "/v1/me").expect(401);
        assertThat(client.get(admin, path).expect(200).json().get("status").asText()).isEqualTo("REMOVED");
        client.patch(admin, path, "{\"role\":\"GUEST\"}", "If-Match", "\"5\"").expect(409);
    }

    @Test
    void theInvitationOfAnErasedMemberHasNoAddressAnyMore() {
        var email = TestSystem.newAddress();
        var path = "/v1/members/" + STUDIO.join("GUEST", email).at("/member/id").asText();
        var invitation = "/v1/invitations/" + client.get(admin, "/v1/invitations?email=" + email).expect(200).json()
                .at("/items/0/id").asText();
        assertThat(client.get(admin, invitation).expect(200).json().get("email").asText()).isEqualTo(email);
        client.call("DELETE", admin, path, "", "If-Match", client.get(admin, path).header("ETag")).expect(204);
        client.call("DELETE", admin, path + "/personal-data", "").expect(202);
        StudioClient.await("the erasure",
                () -> Optional.of(client.get(admin, path + "/personal-data").expect(200).json())
                        .filter(erasure -> erasure.has("erasedAt")));
        assertThat(client.get(admin, invitation).expect(200).json().has("email")).isFalse();
        assertThat(client.get(admin, "/v1/invitations").expect(200).body()).doesNotContain(email);
    }

    @Test
    void leaveByThemselvesExceptTheLastAdmin() {
        var session = STUDIO.join("GUEST");
        client.post(session.get("accessToken").asText(), "/v1/me/leave", Map.of()).expect(204);
        client.get(session.get("accessToken").asText(), "/v1/me").expect(401);
        assertThat(client.post(admin, "/v1/me/leave", Map.of()).expect(409).json().get("code").asText())
                .isEqualTo("last-admin");
    }

    @Test
    void theLinksOfMailsLeadToTheStudiosWebApplication() {
        var link = "/open/" + STUDIO.tenantId() + "/tasks/" + UUID.randomUUID();
        assertThat(client.get("", link).expect(200).body()).contains("This link is about a task");
        client.get("", "/open/" + UUID.randomUUID() + "/projects").expect(404);
        client.patch(admin, "/v1/studio", "{\"appUrl\":\"http://app.example.com\"}", "If-Match", "\"1\"").expect(422);
        client.patch(admin, "/v1/studio", "{\"appUrl\":\"https://app.example.com\",\"timeZone\":\"Europe/Vienna\"}",
                "If-Match", "\"1\"").expect(200);
        assertThat(client.get("", link).expect(303).header("Location"))
                .isEqualTo("https://app.example.com" + link.substring(link.indexOf("/tasks")));
        assertThat(client.get(admin, "/v1/me").expect(200).json().at("/studio/timeZone").asText())
                .isEqualTo("Europe/Vienna");
        client.patch(admin, "/v1/studio", "{\"appUrl\":null}", "If-Match", "\"2\"").expect(200);
    }

    @Test
    void severalAreInvitedAtOnceEachWithItsOwnResult() {
        var project = client.post(admin, "/v1/projects", Map.of("name", "Spring")).expect(201).json().get("id")
                .asText();
        var invited = TestSystem.newAddress();
        var body = Map.of("invitations", List.of(
                Map.of("email", invited, "name", "Robin", "role", "GUEST", "note", "Welcome", "projectIds",
                        List.of(project)),
                Map.of("email", invited, "name", "Robin", "role", "AGENCY"),
                Map.of("email", TestSystem.newAddress(), "name", "Alex", "role", "GUEST", "projectIds",
                        List.of(UUID.randomUUID().toString()))));
        var key = UUID.randomUUID().toString();
        var results = client.post(admin, key, "/v1/invitations/bulk", body).expect(207).json().get("results");
        assertThat(results.findValuesAsText("code")).contains("already-invited", "invalid");
        assertThat(results.at("/2/problem/errors/0/pointer").asText()).isEqualTo("/projectIds/0");
        var again = client.post(admin, key, "/v1/invitations/bulk", body).expect(207).json().get("results");
        assertThat(again.at("/0/invitation/id")).isEqualTo(results.at("/0/invitation/id"));
        client.post(admin, "/v1/invitations/bulk",
                Map.of("invitations", List.of(Map.of("email", "nonsense", "name", "Robin", "role", "GUEST"))))
                .expect(422);

        var mail = StudioClient.await("the mail", () -> client.mails(invited, "You are invited").stream().findFirst());
        assertThat(mail.get("text").asText()).contains("Project: Spring", "writes: Welcome");
        var session = client.post("", "/v1/sessions", Map.of("invitationToken", StudioClient.linkToken(mail)))
                .expect(201).json();
        client.get(session.get("accessToken").asText(), "/v1/projects/" + project).expect(200);
        var inviter = client.get(admin, "/v1/me").expect(200).json().get("email").asText();
        StudioClient.await("the mail to the inviter",
                () -> client.mails(inviter, "Robin has joined").stream().findFirst());
    }

    private static String quoted(String version) {
        return "\"" + version + "\"";
    }
}
