package com.motionmavericks.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.motionmavericks.local.run.TestSystem.Studio;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// One workflow of each type, in one studio. Tests start them, break something, and check that each has its effect exactly
/// once. For a new type of workflow, add it to [#start] and [#awaitEffectsOnce].
final class AllWorkflows {
    final String invited = TestSystem.newAddress();
    final String guest = TestSystem.newAddress();
    final String agency = TestSystem.newAddress();
    /// The name and the address of a member who is erased.
    final List<String> erased = List.of("Canary " + UUID.randomUUID(), TestSystem.newAddress());

    /// The old and the new address of a member who changes it.
    final String oldAddress = TestSystem.newAddress();
    final String newAddress = TestSystem.newAddress();

    private final String admin = TestSystem.newAddress();
    private final String clerkUser;
    private final Studio studio;
    private final StudioClient client;
    private final String guestId;
    private final String guestToken;
    private final String guestRefreshToken;
    private final String agencyToken;
    private final String moverToken;
    private final String erasedMember;
    private final String project;
    private final String milestone;
    private final String readyVersion;
    private final String oldProject;
    private final String oldFilm;
    private final PartnerSender partner;
    private final WebhookReceiver receiver = new WebhookReceiver();
    private final JsonNode webhookEndpoint;
    private String webhookMessage = "";
    private String partnerWebhook = "";
    private String invitation = "";
    private String version = "";
    private String approval = "";
    private String shareLink = "";
    private Instant digestAt = Instant.EPOCH;

    /// Creates what the workflows need, while all processes run.
    AllWorkflows(Studio studio) {
        this.studio = studio;
        client = studio.client();
        clerkUser = studio.newClerkUser(admin);
        var guestSession = studio.join("GUEST", guest);
        var agencySession = studio.join("AGENCY", agency);
        moverToken = studio.join("GUEST", oldAddress).get("accessToken").asText();
        erasedMember = formerMember();
        partner = PartnerSender.create(studio);
        webhookEndpoint = receiver.subscribe(studio, "webhook-endpoint.deleted").json();
        guestId = guestSession.at("/member/id").asText();
        guestToken = guestSession.get("accessToken").asText();
        guestRefreshToken = guestSession.get("refreshToken").asText();
        agencyToken = agencySession.get("accessToken").asText();
        project = create(studio.admin(), "/v1/projects", Map.of("name", "Spring"));
        for (var session : List.of(guestSession, agencySession)) {
            client.call("PUT", studio.admin(), project + "/members/" + session.at("/member/id").asText(), "")
                    .expect(204);
        }
        milestone = create(studio.admin(), project + "/milestones", Map.of("name", "First cut"));
        client.preferDigest(guestToken, "NOW", LocalTime.MIDNIGHT);
        readyVersion = studio.readyVersion(project);
        oldProject = create(studio.admin(), "/v1/projects", Map.of("name", "Winter"));
        oldFilm = trashedFilm();
        client.awaitRouted();
    }

    /// Starts the workflows. This needs only the API and Postgres.
    AllWorkflows start() {
        digestAt = client.preferDigest(agencyToken, "DIGEST", StudioClient.soon());
        invitation = create(studio.admin(), "/v1/invitations",
                Map.of("email", invited, "name", "Robin", "role", "GUEST", "expiresAt", inDays(2)));
        create(studio.admin(), "/v1/invitations", Map.of("email", admin, "name", "Ada", "role", "ADMIN"));
        // Clerk may not answer while a process is down.
        comeByClerk();
        version = "/v1/asset-versions/" + client
                .post(studio.admin(), project + "/assets", Map.of("name", "Credits")).expect(202).json()
                .at("/versions/0/id").asText();
        approval = create(studio.admin(), milestone + "/approvals", Map.of("reviewers", List.of(guestId), "policy",
                "ANY", "deadline", inDays(3)));
        shareLink = create(agencyToken, readyVersion + "/share-links",
                Map.of("expiresAt", Instant.now().plusSeconds(4)));
        create(studio.admin(), project + "/tasks", Map.of("title", "Grade"));
        client.post("", "/v1/sign-in-links", Map.of("email", guest)).expect(202);
        client.post(moverToken, "/v1/me/email-change", Map.of("email", newAddress)).expect(202);
        client.call("DELETE", studio.admin(), erasedMember + "/personal-data", "").expect(202);
        partnerWebhook = partner.stored();
        webhookMessage = client
                .post(studio.admin(), "/v1/webhook-endpoints/" + webhookEndpoint.get("id").asText() + "/test", Map.of())
                .expect(202).header("Location");
        return this;
    }

    /// Triggers the Schedules of the rounds of deletions, and of the digests once the digest is due. This needs Temporal.
    void triggerSchedules() {
        TestSystem.triggerSchedule("retention");
        StudioClient.await("the time at which the digest is due",
                () -> Optional.of(digestAt).filter(Instant.now()::isAfter));
        TestSystem.triggerSchedule("digests");
    }

    /// Creates and uses every type of secret, and writes a comment.
    ///
    /// @return the secrets
    List<String> useSecrets(String password, String comment) {
        var task = "/v1/tasks/" + read(project + "/tasks").at("/items/0/id").asText();
        client.post(guestToken, task + "/comments", Map.of("body", comment)).expect(201);
        var link = create(agencyToken, readyVersion + "/share-links",
                Map.of("expiresAt", inDays(1), "password", password));
        var page = URI.create(read(link).get("url").asText()).getPath();
        client.submit(page, "password", password).expect(200);
        var invitationLink = client.awaitLink(invited);
        client.get("", "/i/" + invitationLink).expect(200);
        var signInLink = StudioClient.linkToken(awaitSignInMail());
        client.post("", "/v1/sessions", Map.of("signInToken", signInLink)).expect(201);
        var confirmation = StudioClient.linkToken(awaitMail(newAddress, "Confirm your address"));
        client.submit("/e/" + confirmation, "key", UUID.randomUUID().toString()).expect(200);
        var playback = client.get(guestToken, readyVersion + "/playback").expect(200).json().get("url").asText();
        var machine = client.post(studio.admin(), "/v1/api-keys", Map.of("name", "Farm", "role", "AGENCY")).expect(201)
                .json().get("token").asText();
        client.get(machine, "/v1/me").expect(200);
        return List.of(password, machine, partner.secret(),
                webhookEndpoint.get("secret").asText(), guestToken, agencyToken, secretOf(guestRefreshToken),
                secretOf(page),
                secretOf(invitationLink),
                secretOf(signInLink), moverToken, secretOf(confirmation),
                playback.substring(playback.indexOf("token=")), await(version, "uploadUrl").get("uploadUrl").asText());
    }

    /// A member who has commented on a task and was removed.
    private String formerMember() {
        var session = studio.join("GUEST", erased.getLast(), erased.getFirst());
        var path = "/v1/members/" + session.at("/member/id").asText();
        var past = create(studio.admin(), "/v1/projects", Map.of("name", "Autumn"));
        client.call("PUT", studio.admin(), past + path.replace("/v1", ""), "").expect(204);
        var task = create(studio.admin(), past + "/tasks", Map.of("title", "Credits"));
        client.post(session.get("accessToken").asText(), task + "/comments", Map.of("body", "Warmer?")).expect(201);
        client.call("DELETE", studio.admin(), path, "", "If-Match", client.get(studio.admin(), path).header("ETag"))
                .expect(204);
        return path;
    }

    /// A film that was in the trash for long enough.
    private String trashedFilm() {
        var film = studio.readyVersion(oldProject);
        client.call("DELETE", studio.admin(), film, "", "If-Match", client.get(studio.admin(), film).header("ETag"))
                .expect(200);
        TestSystem.passDaysInTrash(film, 30);
        return film;
    }

    private JsonNode awaitSignInMail() {
        return awaitMail(guest, "Sign in to");
    }

    private JsonNode awaitMail(String address, String subject) {
        return StudioClient.await("the mail " + subject, () -> client.mails(address, subject).stream().findFirst());
    }

    /// The secret part of a token.
    private static String secretOf(String token) {
        return token.substring(token.indexOf('.') + 1);
    }

    /// Waits until each workflow has had its effect, and checks that nothing was done twice.
    void awaitEffectsOnce() {
        StudioClient.await("the member of the user of Clerk",
                () -> Optional.of(comeByClerk()).filter(me -> me.status() == 200));
        await(invitation, "mailedAt");
        var uploadUrl = await(version, "uploadUrl").get("uploadUrl").asText();
        client.put(uploadUrl, StudioClient.video());
        StudioClient.await("READY", () -> Optional.of(read(version))
                .filter(now -> now.get("status").asText().equals("READY")));
        StudioClient.await("the mail that asks the reviewer",
                () -> Optional.of(read(approval)).filter(now -> now.at("/reviewers/0").has("askedAt")));
        assertThat(await(shareLink, "closedAt").get("status").asText()).isEqualTo("EXPIRED");
        awaitMail(agency, "Your day at");
        awaitMail(guest, "A task was added");
        awaitSignInMail();
        awaitMail(oldAddress, "Your address at");
        awaitMail(newAddress, "Confirm your address");
        await(erasedMember + "/personal-data", "erasedAt");
        await(oldFilm, "deletedAt");
        await(partnerWebhook, "handledAt");
        await(webhookMessage, "deliveredAt");
        assertThat(receiver.received()).extracting(WebhookReceiver.Received::id).containsOnly(id(webhookMessage));

        var outcomes = StudioClient.await("the outcome of a mail", () -> Optional
                .of(read("/v1/events?limit=100").get("items").findParents("type").stream()
                        .filter(event -> event.get("type").asText().equals("delivery.delivered"))
                        .map(event -> event.get("subjectId").asText()).toList())
                .filter(deliveries -> !deliveries.isEmpty()));
        assertThat(outcomes).doesNotHaveDuplicates();

        assertThat(subjects(invited)).hasSize(1);
        assertThat(subjects(newAddress)).hasSize(1);
        // The first one is the invitation.
        assertThat(subjects(oldAddress)).doesNotHaveDuplicates().hasSize(2);
        assertThat(subjects(guest)).doesNotHaveDuplicates().hasSize(4);
        // A link may expire before its owner is warned.
        assertThat(subjects(agency)).doesNotHaveDuplicates().hasSizeBetween(2, 3);
        assertThat(events(project).findValuesAsText("type")).containsOnlyOnce("approval.reviewer-asked")
                .containsOnlyOnce("share-link.expired");
        assertThat(client.ledger(TestSystem.running().standIns().mux()))
                .filteredOn(asset -> asset.get("passthrough").asText().endsWith(id(version))).hasSize(1);
        assertThat(events(oldProject).findValuesAsText("type")).containsOnlyOnce("asset-version.deleted");
    }

    /// Waits until the workflows that wait for a person are running.
    void awaitOpenWorkflows() {
        StudioClient.await("the open workflows",
                () -> Optional.of(TestSystem.system().temporal().run("workflow", "list",
                        "--query", "ExecutionStatus = 'Running' AND TenantId = '" + studio.tenantId() + "'"))
                        .filter(list -> list.contains("invitation:" + id(invitation))
                                && list.contains("approval:" + id(approval))));
    }

    private StudioClient.Reply comeByClerk() {
        return client.get(client.clerkToken(clerkUser, studio.organization()), "/v1/me");
    }

    private JsonNode await(String path, String field) {
        return StudioClient.await(field + " of " + path, () -> Optional.of(read(path)).filter(now -> now.has(field)));
    }

    private JsonNode read(String path) {
        return client.get(studio.admin(), path).expect(200).json();
    }

    private List<String> subjects(String address) {
        return client.mails(address).findValuesAsText("subject");
    }

    private JsonNode events(String project) {
        return read(project + "/events?limit=100").get("items");
    }

    private String create(String token, String path, Map<String, ?> body) {
        return client.post(token, path, body).expect(201).header("Location");
    }

    private static Instant inDays(int days) {
        return Instant.now().plus(Duration.ofDays(days));
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
