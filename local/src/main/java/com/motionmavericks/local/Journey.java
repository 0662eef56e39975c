package com.motionmavericks.local;

import static com.motionmavericks.local.StudioClient.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.motionmavericks.local.StudioClient.Reply;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The story that `./run` tells: everything that invitations can do, on the running system, with nothing faked.
public final class Journey {
    private final Running running;
    private final PrintStream out;
    private final StudioClient studio;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final List<String> addresses = new ArrayList<>();

    public Journey(Running running, PrintStream out) {
        this.running = running;
        this.out = out;
        this.studio = new StudioClient(running, (_, _, _, _) -> {});
    }

    /// Tells the story.
    ///
    /// @return whether every step held
    public boolean tell() {
        out.println("The story of five invitations");
        try {
            step("The first ADMIN signs in through Clerk", () -> {
                var me = studio.get(studio.adminToken(), "/v1/me").expect(200).json();
                return "GET /v1/me: " + me.get("name").asText() + " of " + me.get("studio").asText();
            });
            step("An agency is invited, opens the link, clicks, and is in", () -> invitedAndIn("AGENCY"));
            step("A guest is invited, opens the link, clicks, and is in", () -> invitedAndIn("GUEST"));
            step("A third invitation is revoked, and its link is dead", this::revoked);
            step("A fourth expires on time", this::expired);
            parkedAndRetried();
            step("Events and the vendor's ledger agree", this::compared);
            out.println("Every step held.");
            return true;
        } catch (RuntimeException e) {
            out.println("  FAILED: " + e.getMessage());
            return false;
        } finally {
            studio.mendMail();
        }
    }

    private String invitedAndIn(String role) {
        var invitation = invite(role, null);
        var link = studio.awaitLink(invitation.get("email").asText());
        var session = StudioClient.cookie(studio.accept(link).expect(200));
        var me = studio.get(session, "/v1/me").expect(200).json();
        check(me.get("role").asText().equals(role), "the session is of the role " + role);
        studio.get("", "/i/" + link).expect(410);
        return workflow(invitation);
    }

    private String revoked() {
        var invitation = invite("GUEST", null);
        var link = studio.awaitLink(invitation.get("email").asText());
        await("the revocation", () -> {
            var current = invitation(invitation);
            var reply = studio.post(studio.adminToken(), path(invitation) + "/revoke", Map.of(), "If-Match",
                    current.header("ETag"));
            // The workflow may have noted the mail between our reading and our writing: read again, as 412 says.
            return reply.status() == 412 ? Optional.empty() : Optional.of(reply.expect(200));
        });
        studio.get("", "/i/" + link).expect(410);
        return workflow(invitation);
    }

    private String expired() {
        var expiresAt = Instant.now().plusSeconds(4);
        var invitation = invite("GUEST", expiresAt);
        var link = studio.awaitLink(invitation.get("email").asText());
        studio.get("", "/i/" + link).expect(200);
        var closed = await("the expiry", () -> Optional.of(invitation(invitation).json())
                .filter(now -> now.has("closedAt")));
        check(closed.get("status").asText().equals("EXPIRED"), "the status is EXPIRED");
        studio.get("", "/i/" + link).expect(410);
        var late = Duration.between(expiresAt, Instant.parse(closed.get("closedAt").asText()));
        return late.toMillis() + " ms after its time, " + workflow(invitation);
    }

    private void parkedAndRetried() {
        var address = address();
        step("The mail vendor breaks for good", () -> {
            studio.breakMail(Map.of("mode", "fail", "status", 503, "to", address));
            return running.inbox();
        });
        var invitation = inviteAt(address, "GUEST", null);
        var parked = new JsonNode[1];
        step("A fifth invitation parks, and everybody can see it", () -> {
            await("needsAttention", () -> Optional.of(invitation(invitation).json())
                    .filter(now -> now.get("needsAttention").asBoolean()));
            parked[0] = await("the parked step",
                    () -> items(studio.get(studio.adminToken(), "/v1/operations/parked?limit=100")).stream()
                            .filter(step -> step.get("subjectId").equals(invitation.get("id"))).findFirst());
            await("the list of the Web UI", () -> Optional.of(webUiList()).filter(
                    list -> list.contains("invitation:" + invitation.get("id").asText())));
            return parked[0].get("reason").asText() + ", " + workflow(invitation);
        });
        step("The vendor is mended, an operator says retry, the mail arrives once", () -> {
            studio.mendMail();
            studio.post(studio.adminToken(), "/v1/operations/parked/" + parked[0].get("id").asText() + "/retry",
                    Map.of()).expect(200);
            studio.awaitLink(address);
            await("the end of the attention", () -> Optional.of(invitation(invitation).json())
                    .filter(now -> now.has("mailedAt") && !now.get("needsAttention").asBoolean()));
            check(studio.mails(address).size() == 1, "there is one mail");
            return workflow(invitation);
        });
    }

    private String compared() {
        var ours = addresses.stream().collect(Collectors.toMap(this::invitationOf, address -> address));
        var mailed = await("all events", () -> {
            var events = events().stream().filter(event -> ours.containsKey(event.get("subjectId").asText())).toList();
            var mails = events.stream().filter(event -> event.get("type").asText().equals("invitation.mailed")).count();
            return mails == addresses.size() ? Optional.of(events) : Optional.empty();
        });
        for (var event : mailed) {
            line("event", event.get("at"), event.get("type").asText(), ours.get(event.get("subjectId").asText()));
        }
        for (var address : addresses) {
            var taken = studio.mails(address);
            taken.forEach(mail -> line("mail", mail.get("at"), mail.get("subject").asText(), address));
            check(taken.size() == 1, "the vendor took one mail for " + address);
        }
        return mailed.size() + " events, " + addresses.size() + " mails, none twice";
    }

    private void line(String kind, JsonNode at, String what, @Nullable String address) {
        out.printf("      %-6s %s  %-32s %s%n", kind, at.asText().substring(11, 23), what, address);
    }

    private List<JsonNode> events() {
        var all = new ArrayList<JsonNode>();
        var page = studio.get(studio.adminToken(), "/v1/events?limit=100").expect(200);
        while (!items(page).isEmpty()) {
            all.addAll(items(page));
            page = studio.get(studio.adminToken(), page.json().get("next").asText()).expect(200);
        }
        return all;
    }

    private String invitationOf(String address) {
        return items(studio.get(studio.adminToken(), "/v1/invitations?limit=100")).stream()
                .filter(invitation -> invitation.get("email").asText().equals(address)).findFirst().orElseThrow()
                .get("id").asText();
    }

    private JsonNode invite(String role, @Nullable Instant expiresAt) {
        return inviteAt(address(), role, expiresAt);
    }

    private JsonNode inviteAt(String address, String role, @Nullable Instant expiresAt) {
        var body = new HashMap<String, Object>(
                Map.of("email", address, "name", "Robin of " + run, "role", role));
        if (expiresAt != null) {
            body.put("expiresAt", expiresAt);
        }
        return studio.post(studio.adminToken(), "/v1/invitations", body).expect(201).json();
    }

    private String address() {
        var address = "robin-" + run + "-" + (addresses.size() + 1) + "@example.com";
        addresses.add(address);
        return address;
    }

    private Reply invitation(JsonNode invitation) {
        return studio.get(studio.adminToken(), path(invitation)).expect(200);
    }

    private static String path(JsonNode invitation) {
        return "/v1/invitations/" + invitation.get("id").asText();
    }

    private String workflow(JsonNode invitation) {
        return running.temporalUi() + "/namespaces/default/workflows/invitation:" + invitation.get("id").asText();
    }

    private String webUiList() {
        return studio.fetch(running.temporalUi() + "/api/v1/namespaces/default/workflows?query="
                + Running.PARKED_QUERY);
    }

    private static List<JsonNode> items(Reply page) {
        var items = new ArrayList<JsonNode>();
        page.expect(200).json().get("items").forEach(items::add);
        return items;
    }

    private void step(String what, Supplier<String> work) {
        var start = System.nanoTime();
        var seen = work.get();
        out.printf("  %-68s %5.1f s%n      %s%n", what, (System.nanoTime() - start) / 1e9, seen);
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("It is not true that " + what);
        }
    }
}
