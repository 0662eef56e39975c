package com.motionmavericks.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.local.run.TestSystem.Studio;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The studio's staff, who come through Clerk, over real HTTP.
class ClerkIT {
    private static final Studio STUDIO = TestSystem.newStudio();
    private final StudioClient client = STUDIO.client();
    private final String address = TestSystem.newAddress();
    private final String user = STUDIO.newClerkUser(address);

    @Test
    void anInvitedAdminIsLinkedByTheFirstRequestAndRefusedOnceRemovedAtClerk() {
        var invited = invite();
        var token = token();
        var me = client.get(token, "/v1/me").expect(200).json();
        assertThat(me.get("id").asText()).isEqualTo(invited);
        assertThat(me.get("name").asText()).isEqualTo("Robin Clerk");
        client.changeClerkUser("DELETE", user + "/organizations/" + STUDIO.organization(), Map.of());
        awaitRefusal();
    }

    @Test
    void aNameThatChangesAtClerkChangesHere() {
        invite();
        client.get(token(), "/v1/me").expect(200);
        client.changeClerkUser("PUT", user,
                Map.of("emailAddress", address, "firstName", "Kim", "lastName", "Clerk"));
        StudioClient.await("the name", () -> Optional.of(client.get(token(), "/v1/me").expect(200).json())
                .filter(me -> me.get("name").asText().equals("Kim Clerk")));
    }

    @Test
    void allWebhooksLostTheDailyRoundFindsWhoIsGone() {
        invite();
        var token = token();
        client.get(token, "/v1/me").expect(200);
        client.changeClerkUser("DELETE", user + "?silent=true", Map.of());
        client.get(token, "/v1/me").expect(200);
        // The round asks about one user after the other, those first whom it has not asked about for longest.
        TestSystem
                .execute("update clerk_user set asked_at = now() - interval '1 day' where clerk_user = '" + user + "'");
        TestSystem.triggerSchedule("clerk");
        awaitRefusal();
    }

    @Test
    void whoIsNotInvitedLearnsWhatToDo() {
        var problem = client.get(token(), "/v1/me").expect(403).json();
        assertThat(problem.get("code").asText()).isEqualTo("not-a-member");
        assertThat(problem.get("detail").asText()).contains("Ask an ADMIN of Studio", "invite the address");
    }

    private void awaitRefusal() {
        var refused = StudioClient.await("the removal",
                () -> Optional.of(client.get(token(), "/v1/me")).filter(reply -> reply.status() == 403));
        assertThat(refused.json().get("code").asText()).isEqualTo("not-a-member");
    }

    private String token() {
        return client.clerkToken(user, STUDIO.organization());
    }

    /// @return the id of the invited person
    private String invite() {
        return client.post(STUDIO.admin(), "/v1/invitations",
                Map.of("email", address, "name", "Robin", "role", "ADMIN")).expect(201).json().at("/member/id")
                .asText();
    }
}
