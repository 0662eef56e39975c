package com.motionmavericks.local.run.journey;

import com.motionmavericks.local.run.RunningSystem;
import com.motionmavericks.local.run.processes.Temporal;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/// The story that `./run` tells: a day in a studio. It uses the running system as a client of the API, and reads the vendors'
/// ledgers. Each step prints what happened, how long it took, and where to look.
public final class Journey {
    private final Narrator narrator;
    private final Temporal temporal;

    /// @param temporal triggers the Schedule of the digests, which would start later
    public Journey(RunningSystem running, Temporal temporal, PrintStream out) {
        this.narrator = new Narrator(running, out);
        this.temporal = temporal;
    }

    /// Runs all steps and prints them.
    ///
    /// @return whether every step succeeded
    public boolean tell() {
        narrator.heading("A day in a studio: what happened, how long it took, and where to look");
        try {
            day();
            narrator.heading("Every step succeeded.");
            return true;
        } catch (RuntimeException e) {
            narrator.heading("  FAILED: " + e.getMessage());
            return false;
        } finally {
            narrator.studio().mendMail();
        }
    }

    private void day() {
        var ledgers = new LedgerChecks(narrator);
        var invitations = new Invitations(narrator);
        narrator.step("The admin signs in through Clerk",
                () -> invitations.signIn().address() + ", as GET /v1/me says");
        var agency = result("The admin invites an agency, which opens the link in the mail and joins",
                () -> invitations.inviteAndJoin("AGENCY"), person -> narrator.mails(person.address()));
        var invitedGuest = result("The admin invites a guest, who opens the link in the mail and joins",
                () -> invitations.inviteAndJoin("GUEST"), person -> narrator.mails(person.address()));
        narrator.step("The admin revokes a third invitation, and its link stops working", invitations::revoked);
        narrator.step("A fourth invitation expires on time", invitations::expired);
        var members = new Members(narrator);
        narrator.step("The agency's access token runs out; its refresh token brings a new one",
                () -> members.refreshed(agency));
        var guest = result("A day later the guest asks for a link, and signs in by it",
                () -> members.signInByLink(invitedGuest), person -> narrator.mails(person.address()));
        var secondAdmin = result("A second admin comes through Clerk, and is linked to the invited member",
                members::comeThroughClerk, person -> narrator.mails(person.address()));
        narrator.step("The second admin is removed, and their next request is refused",
                () -> members.removed(secondAdmin));

        var notifications = new Notifications(narrator, temporal);
        var production = new Production(narrator, agency, guest);
        narrator.step("The admin connects the studio's Slack", notifications::connectSlack);
        narrator.step("The admin creates a project with two milestones, for agency and guest", production::plan);
        narrator.step("The agency adds, moves and discusses tasks; the guest may only read them", production::board);
        var first = result("The agency uploads a film straight to Mux, which transcodes it", production::upload,
                version -> narrator.workflow("asset:" + version.get("id").asText()));

        var approvals = new Approvals(narrator, production, guest);
        var round1 = result("The admin requests an approval of the film; the guest is asked by mail",
                () -> approvals.request(first), approvals::workflow);
        narrator.step("The guest plays the film", () -> production.play(first, guest.token()));
        narrator.step("The guest requests changes", () -> approvals.decide(round1, first, "CHANGES_REQUESTED"));
        var second = result("The agency uploads a second version", production::upload,
                version -> narrator.workflow("asset:" + version.get("id").asText()));
        var round2 = result("The admin requests an approval of the second version", () -> approvals.request(second),
                approvals::workflow);
        narrator.step("The guest cannot decide on the old version any more, and approves the new one", () -> {
            approvals.refuseDecision(round2, first);
            return approvals.decide(round2, second, "APPROVED");
        });

        var shareLinks = new ShareLinks(narrator);
        narrator.step("The admin shares the film by a link, which plays it without an account",
                () -> shareLinks.open(second));
        narrator.step("Slack has one message for each approval, decision and film that is ready",
                () -> notifications.slackMessages(production));
        narrator.step("The share link expires on time", shareLinks::expired);
        narrator.step("Each member gets one mail with the digest of the day",
                () -> notifications.digests(production, List.of(invitations.signIn(), agency, guest)));
        invitations.parkedAndRetried();

        narrator.step("The event feed of the project holds it all, each event once", () -> ledgers.feed(production));
        narrator.step("Our event log and Resend's ledger agree", ledgers::resend);
        narrator.step("Our asset versions and Mux's ledger agree",
                () -> ledgers.mux(production, List.of(first, second)));
        narrator.step("Our event log and Slack's messages agree", () -> ledgers.slack(production));
        narrator.step("The personal data of the removed admin are erased", () -> members.erased(secondAdmin));
    }

    /// A step whose result a later step needs.
    private <T> T result(String what, Supplier<T> work, Function<T, String> outcome) {
        var result = new AtomicReference<T>();
        narrator.step(what, () -> {
            result.set(work.get());
            return outcome.apply(result.get());
        });
        return result.get();
    }
}
