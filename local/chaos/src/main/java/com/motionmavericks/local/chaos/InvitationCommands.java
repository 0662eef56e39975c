package com.motionmavericks.local.chaos;

import com.motionmavericks.local.run.StudioClient;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.concurrent.atomic.AtomicInteger;

/// Commands about invitations, and the members who accept them.
final class InvitationCommands {
    static final List<CommandType> TYPES = List.of(new CommandType("invite", 14, InvitationCommands::invite),
            new CommandType("resend an invitation", 5, InvitationCommands::resend),
            new CommandType("revoke an invitation", 3, InvitationCommands::revoke),
            new CommandType("accept an invitation", 10, InvitationCommands::accept));
    private static final int SHORT_SECONDS = 30;

    private InvitationCommands() {}

    static final class Invitation extends Expected {
        private final String email;
        private final String role;
        private boolean isOpen;
        private boolean isMailExpected = true;
        /// The mail that tells the inviter what became of it.
        private boolean isOutcomeExpected;
        private int generation = 1;

        private Invitation(String id, String email, String role, boolean isOpen) {
            super(id, "/v1/invitations/" + id);
            this.email = email;
            this.role = role;
            this.isOpen = isOpen;
            this.isOutcomeExpected = !isOpen;
        }

        private void close(String status) {
            isOpen = false;
            isMailExpected = status.equals("ACCEPTED");
            isOutcomeExpected = isMailExpected;
            expect("status", status);
        }

        @Override
        List<Mail> expectedMails() {
            return Stream.concat(
                    isMailExpected ? Stream.of(new Mail(id(), generation, "invitation/2", "")) : Stream.of(),
                    isOutcomeExpected ? Stream.of(new Mail(id(), generation, "invitation-outcome/1", "")) : Stream.of())
                    .toList();
        }
    }

    /// A member who has accepted an invitation.
    static final class Person extends Expected {
        private final Member member;
        private ChosenPreferences preferences = ChosenPreferences.DEFAULT;
        private boolean isOnAProject;

        private Person(Member member) {
            super(member.id(), "/v1/me");
            this.member = member;
        }

        Member member() {
            return member;
        }

        ChosenPreferences preferences() {
            return preferences;
        }

        void choose(ChosenPreferences now) {
            preferences = now;
        }

        boolean isOnAProject() {
            return isOnAProject;
        }

        void join() {
            isOnAProject = true;
        }

        @Override
        Member reader(Member admin) {
            return member;
        }
    }

    private static Optional<Command> invite(Client client) {
        var email = client.newName() + "@chaos.example";
        var role = client.random().nextBoolean() ? "AGENCY" : "GUEST";
        var isShort = client.random().nextInt(8) == 0;
        var body = new HashMap<String, Object>(Map.of("email", email, "name", "Robin Reviewer", "role", role));
        var command = Command.of(client.studio().admin(), () -> {
            if (isShort) {
                body.put("expiresAt", Instant.now().plusSeconds(SHORT_SECONDS));
            }
            return Request.post("/v1/invitations", body);
        }, reply -> {
            var invitation = client.add(new Invitation(reply.json().get("id").asText(), email, role, !isShort));
            invitation.expect("email", email);
            invitation.expect("status", isShort ? "EXPIRED" : "PENDING");
            invitation.isMailExpected = !isShort;
            client.studio().expectEvent("invitation.created", invitation.id());
        });
        return Optional.of(isShort ? command.withDeadline() : command);
    }

    private static Optional<Command> resend(Client client) {
        return open(client).map(invitation -> Command.of(client.studio().admin(),
                () -> conditional(client, invitation, "/resend"), _ -> {
                    invitation.generation++;
                    client.studio().expectEvent("invitation.resent", invitation.id());
                }));
    }

    private static Optional<Command> revoke(Client client) {
        return open(client).map(invitation -> Command.of(client.studio().admin(),
                () -> conditional(client, invitation, "/revoke"), _ -> {
                    invitation.close("REVOKED");
                    client.studio().expectEvent("invitation.revoked", invitation.id());
                }));
    }

    private static Optional<Command> accept(Client client) {
        // A mail of an earlier generation may arrive after that of a later one. Then the next newest mail is tried.
        var attempts = new AtomicInteger();
        return open(client).map(invitation -> Command.of(Member.anonymous(),
                () -> Request.post("/v1/sessions", Map.of("invitationToken", token(client, invitation,
                        attempts.getAndIncrement()))),
                reply -> {
                    invitation.close("ACCEPTED");
                    client.studio().expectEvent("invitation.accepted", invitation.id());
                    var session = reply.json();
                    client.studio().expectEvent("session.started", session.get("id").asText());
                    client.add(new Person(Member.of(session.at("/member/id").asText(), invitation.role,
                            session.get("accessToken").asText()))).expect("email", invitation.email);
                }));
    }

    private static String token(Client client, Invitation invitation, int attempt) {
        client.await("the mail of " + invitation.path(),
                () -> Optional.of(client.read(invitation).json()).filter(now -> now.has("mailedAt")));
        var mails = client.retryingClient().untilDone("the inbox",
                () -> Optional.of(client.http().mails(invitation.email)));
        return StudioClient.linkToken(mails.get(attempt % mails.size()));
    }

    private static Request conditional(Client client, Invitation invitation, String how) {
        return Request.post(invitation.path() + how, Map.of()).with("If-Match",
                client.read(invitation).header("ETag"));
    }

    private static Optional<Invitation> open(Client client) {
        return client.pick(Invitation.class, invitation -> invitation.isOpen);
    }
}
