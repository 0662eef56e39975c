package com.motionmavericks.local.run.journey;

import static com.motionmavericks.local.run.StudioClient.await;
import static com.motionmavericks.local.run.journey.Narrator.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.motionmavericks.local.run.Settings;
import com.motionmavericks.local.run.StudioClient;
import java.util.Map;
import java.util.Optional;

/// Members who come back, come through Clerk, and leave.
final class Members {
    private final Narrator narrator;
    private final StudioClient studio;

    Members(Narrator narrator) {
        this.narrator = narrator;
        this.studio = narrator.studio();
    }

    String refreshed(Person person) {
        var session = studio.post("", "/v1/sessions/refresh", Map.of("refreshToken", person.refreshToken()))
                .expect(200).json();
        studio.get(session.get("accessToken").asText(), "/v1/me").expect(200);
        return "good until " + session.get("refreshExpiresAt").asText() + " unless it is refreshed again";
    }

    /// @return the person in a new session
    Person signInByLink(Person person) {
        studio.submit("/l", "email", person.address()).expect(200);
        var mail = await("the mail with a link to sign in",
                () -> studio.mails(person.address(), "Sign in to").stream().findFirst());
        var page = "/l/" + StudioClient.linkToken(mail);
        var signedIn = studio.press(page).expect(200);
        studio.get("", page).expect(410);
        return person.in(signedIn);
    }

    /// @return a second admin, with a token of Clerk
    Person comeThroughClerk() {
        var user = "user_" + narrator.run();
        var address = "ada-" + narrator.run() + "@example.com";
        studio.changeClerkUser("PUT", user + "?silent=true",
                Map.of("emailAddress", address, "firstName", "Ada", "lastName", "Second " + narrator.run()));
        studio.changeClerkUser("PUT", user + "/organizations/" + Settings.CLERK_ORGANIZATION + "?silent=true",
                Map.of());
        var token = studio.clerkToken(user, Settings.CLERK_ORGANIZATION);
        var stranger = studio.get(token, "/v1/me").expect(403).json();
        check(stranger.get("code").asText().equals("not-a-member"), "Clerk's user is no member without an invitation");
        var invited = studio.post(narrator.admin(), "/v1/invitations",
                Map.of("email", address, "name", "Ada", "role", "ADMIN")).expect(201).json();
        // The answer that nobody has the address is kept for a minute. A change at Clerk makes us ask again.
        studio.changeClerkUser("PUT", user,
                Map.of("emailAddress", address, "firstName", "Ada", "lastName", "Second " + narrator.run()));
        var me = await("the link of the second admin",
                () -> Optional.of(studio.get(token, "/v1/me")).filter(reply -> reply.status() == 200)).json();
        check(me.get("id").equals(invited.at("/member/id")), "the user is the invited member");
        return new Person(address, me.get("id").asText(), token, "");
    }

    String removed(Person person) {
        studio.call("DELETE", narrator.admin(), path(person), "", "If-Match",
                studio.get(narrator.admin(), path(person)).header("ETag")).expect(204);
        return "the same token now gets: "
                + studio.get(person.token(), "/v1/me").expect(403).json().get("detail").asText();
    }

    String erased(Person person) {
        var personalData = path(person) + "/personal-data";
        studio.call("DELETE", narrator.admin(), personalData, "").expect(202);
        await("the end of the erasure", () -> Optional.of(studio.get(narrator.admin(), personalData).expect(200).json())
                .filter(erasure -> erasure.has("erasedAt")));
        JsonNode member = studio.get(narrator.admin(), path(person)).expect(200).json();
        check(!member.has("email"), "the address is gone");
        return "the member is now called " + member.get("name").asText() + ": "
                + narrator.workflow("erasure:" + person.memberId());
    }

    private static String path(Person person) {
        return "/v1/members/" + person.memberId();
    }
}
