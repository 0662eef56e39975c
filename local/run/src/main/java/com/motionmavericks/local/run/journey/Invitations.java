package com.motionmavericks.local.run.journey;

import static com.motionmavericks.local.run.StudioClient.await;
import static com.motionmavericks.local.run.journey.Narrator.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.motionmavericks.local.run.RunningSystem;
import com.motionmavericks.local.run.StudioClient;
import com.motionmavericks.local.run.StudioClient.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Invitations that are accepted, revoked, expired, and parked by a fault of the mail vendor.
final class Invitations {
    private final Narrator narrator;
    private final StudioClient studio;
    private int invited;

    Invitations(Narrator narrator) {
        this.narrator = narrator;
        this.studio = narrator.studio();
    }

    Person signIn() {
        var token = narrator.admin();
        var me = studio.get(token, "/v1/me").expect(200).json();
        return new Person(me.get("email").asText(), me.get("id").asText(), token, "");
    }

    Person inviteAndJoin(String role) {
        var invitation = invite(role, null);
        var address = invitation.get("email").asText();
        var link = studio.awaitLink(address);
        var person = new Person(address, invitation.at("/member/id").asText(), "", "")
                .in(studio.accept(link).expect(200));
        var me = studio.get(person.token(), "/v1/me").expect(200).json();
        check(me.get("role").asText().equals(role), "the session has the role " + role);
        studio.get("", "/i/" + link).expect(410);
        return person;
    }

    String revoked() {
        var invitation = invite("GUEST", null);
        var link = studio.awaitLink(invitation.get("email").asText());
        await("the revocation", () -> {
            var reply = studio.post(narrator.admin(), path(invitation) + "/revoke", Map.of(), "If-Match",
                    read(invitation).header("ETag"));
            // The workflow may have recorded the mail between our read and our write. 412 means: read again.
            return reply.status() == 412 ? Optional.empty() : Optional.of(reply.expect(200));
        });
        studio.get("", "/i/" + link).expect(410);
        return workflow(invitation);
    }

    String expired() {
        var expiresAt = Instant.now().plusSeconds(4);
        var invitation = invite("GUEST", expiresAt);
        var link = studio.awaitLink(invitation.get("email").asText());
        studio.get("", "/i/" + link).expect(200);
        var closed = await("the expiry", () -> Optional.of(read(invitation).json())
                .filter(now -> now.has("closedAt")));
        check(closed.get("status").asText().equals("EXPIRED"), "the status is EXPIRED");
        studio.get("", "/i/" + link).expect(410);
        var late = Duration.between(expiresAt, Instant.parse(closed.get("closedAt").asText()));
        return "expired " + late.toMillis() + " ms after its expiry time: " + workflow(invitation);
    }

    void parkedAndRetried() {
        var address = newAddress();
        narrator.step("The mail vendor breaks: it answers 503 to each mail to one address", () -> {
            studio.breakMail(Map.of("mode", "fail", "status", 503, "to", address));
            return "the address is " + address;
        });
        var invitation = invite(address, "GUEST", null);
        var parked = new JsonNode[1];
        narrator.step("An invitation to that address parks, and operators can find it", () -> {
            await("an invitation that needs attention", () -> Optional.of(read(invitation).json())
                    .filter(now -> now.get("needsAttention").asBoolean()));
            parked[0] = await("the parked step", () -> narrator.all(narrator.admin(), "/v1/operations/parked").stream()
                    .filter(step -> step.get("subjectId").equals(invitation.get("id"))).findFirst());
            await("the invitation in the Web UI's list of parked workflows",
                    () -> Optional.of(narrator.webUi("workflows?query="
                            + RunningSystem.PARKED_QUERY)).filter(list -> list.contains(workflowId(invitation))));
            return "reason: " + parked[0].get("reason").asText() + ", workflow: " + workflow(invitation);
        });
        narrator.step("The vendor works again, an operator retries, and the mail arrives once", () -> {
            studio.mendMail();
            studio.post(narrator.admin(), "/v1/operations/parked/" + parked[0].get("id").asText() + "/retry", Map.of())
                    .expect(200);
            studio.awaitLink(address);
            await("an invitation that needs no attention", () -> Optional.of(read(invitation).json())
                    .filter(now -> now.has("mailedAt") && !now.get("needsAttention").asBoolean()));
            check(studio.mails(address).size() == 1, "there is one mail to " + address);
            return narrator.mails(address);
        });
    }

    private JsonNode invite(String role, @Nullable Instant expiresAt) {
        return invite(newAddress(), role, expiresAt);
    }

    private JsonNode invite(String address, String role, @Nullable Instant expiresAt) {
        var body = new HashMap<String, Object>(
                Map.of("email", address, "name", "Robin of " + narrator.run(), "role", role));
        if (expiresAt != null) {
            body.put("expiresAt", expiresAt);
        }
        return studio.post(narrator.admin(), "/v1/invitations", body).expect(201).json();
    }

    private String newAddress() {
        invited++;
        return "robin-" + narrator.run() + "-" + invited + "@example.com";
    }

    private Reply read(JsonNode invitation) {
        return studio.get(narrator.admin(), path(invitation)).expect(200);
    }

    private static String path(JsonNode invitation) {
        return "/v1/invitations/" + invitation.get("id").asText();
    }

    private static String workflowId(JsonNode invitation) {
        return "invitation:" + invitation.get("id").asText();
    }

    private String workflow(JsonNode invitation) {
        return narrator.workflow(workflowId(invitation));
    }
}
