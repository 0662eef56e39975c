package com.motionmavericks.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.local.run.TestSystem.Studio;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Machines, which come by API keys, over real HTTP.
class ApiKeysIT {
    private static final Studio STUDIO = TestSystem.newStudio();
    private final StudioClient client = STUDIO.client();

    @Test
    void aMachineWorksOnItsProjectUntilItsKeyIsRevoked() {
        var idempotencyKey = UUID.randomUUID().toString();
        var body = Map.of("name", "Render farm", "role", "AGENCY");
        var created = client.post(STUDIO.admin(), idempotencyKey, "/v1/api-keys", body).expect(201);
        assertThat(client.post(STUDIO.admin(), idempotencyKey, "/v1/api-keys", body).expect(201).json())
                .isEqualTo(created.json());
        var token = created.json().get("token").asText();
        var path = created.header("Location");
        assertThat(client.get(STUDIO.admin(), path).expect(200).json().has("token")).isFalse();

        var project = client.post(STUDIO.admin(), "/v1/projects", Map.of("name", "Spring")).expect(201)
                .header("Location");
        client.get(token, project).expect(404);
        client.call("PUT", STUDIO.admin(), project + "/members/" + created.json().get("id").asText(), "").expect(204);
        client.post(token, project + "/tasks", Map.of("title", "Render")).expect(201);
        assertThat(client.get(token, "/v1/me").expect(200).json().has("email")).isFalse();
        assertThat(client.get(token, "/v1/api-keys").expect(403).json().get("code").asText()).isEqualTo("not-allowed");
        assertThat(client.get(STUDIO.admin(), path).expect(200).json().has("lastUsedAt")).isTrue();

        client.call("DELETE", STUDIO.admin(), path, "", "If-Match", "\"1\"").expect(204);
        client.get(token, "/v1/me").expect(401);
        client.get("mmk_nonsense", "/v1/me").expect(401);
    }
}
