package com.motionmavericks.local.run.journey;

import com.motionmavericks.local.run.RunningSystem;
import com.motionmavericks.local.run.processes.Temporal;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/// The story that `./run` tells: a studio's day, on the running system, with nothing faked.
public final class Journey {
    private final Narrator narrator;
    private final Temporal temporal;

    /// @param temporal whose CLI triggers what a Schedule would start later
    public Journey(RunningSystem running, Temporal temporal, PrintStream out) {
        this.narrator = new Narrator(running, out);
        this.temporal = temporal;
    }

    /// Tells the story.
    ///
    /// @return whether every step held
    public boolean tell() {
        narrator.heading("A studio's day");
        try {
            day();
            narrator.heading("Every step held.");
            return true;
        } catch (RuntimeException e) {
            narrator.heading("  FAILED: " + e.getMessage());
            return false;
        } finally {
            narrator.studio().mendMail();
        }
    }

    private void day() {
        var accounts = new Accounts(narrator);
        var invitations = new Invitations(narrator);
        narrator.step("The first ADMIN signs in through Clerk",
                () -> "GET /v1/me: " + invitations.signIn().address());
        var agency = told("An agency is invited, opens the link, clicks, and is in",
                () -> invitations.invitedAndIn("AGENCY"), Person::address);
        var guest = told("A guest is invited, opens the link, clicks, and is in",
                () -> invitations.invitedAndIn("GUEST"), Person::address);
        narrator.step("A third invitation is revoked, and its link is dead", invitations::revoked);
        narrator.step("A fourth expires on time", invitations::expired);

        var hearing = new Hearing(narrator, temporal);
        var production = new Production(narrator, agency, guest);
        narrator.step("The studio's Slack is connected", hearing::connectSlack);
        narrator.step("A project begins, with two milestones", production::plan);
        narrator.step("The agency adds, moves and comments on the board; the guest reads", production::board);
        var first = told("A film is uploaded straight to Mux, transcoded, and ready", production::upload,
                version -> narrator.workflow("asset:" + version.get("id").asText()));

        var reviews = new Reviews(narrator, production, guest);
        var round1 = told("The milestone is put up for approval with it; the guest is asked by mail",
                () -> reviews.ask(first), reviews::workflow);
        narrator.step("The guest watches the film", () -> production.play(first, guest.token()));
        narrator.step("The guest asks for changes", () -> reviews.decide(round1, first, "CHANGES_REQUESTED"));
        var second = told("A second version is uploaded, and ready", production::upload,
                version -> narrator.workflow("asset:" + version.get("id").asText()));
        var round2 = told("A second round begins", () -> reviews.ask(second), reviews::workflow);
        narrator.step("A decision about the first version is refused; one about the second approves", () -> {
            reviews.refused(round2, first);
            return reviews.decide(round2, second, "APPROVED");
        });

        var sharing = new Sharing(narrator);
        narrator.step("A share link is made; without an account, its page plays the film", () -> sharing.open(second));
        narrator.step("Slack hears of the approvals and the films", () -> hearing.slackHeard(production));
        narrator.step("The share link expires on time", sharing::expired);
        narrator.step("What has happened is in one digest for each person",
                () -> hearing.digests(production, List.of(invitations.signIn(), agency, guest)));
        invitations.parkedAndRetried();

        narrator.step("The feed of the project", () -> accounts.feed(production));
        narrator.step("Our account and Resend's agree", accounts::resend);
        narrator.step("Our account and Mux's agree", () -> accounts.mux(production, List.of(first, second)));
        narrator.step("Our account and Slack's agree", () -> accounts.slack(production));
    }

    /// A step of which a later one needs something.
    private <T> T told(String what, Supplier<T> work, Function<T, String> seen) {
        var made = new AtomicReference<T>();
        narrator.step(what, () -> {
            made.set(work.get());
            return seen.apply(made.get());
        });
        return made.get();
    }
}
