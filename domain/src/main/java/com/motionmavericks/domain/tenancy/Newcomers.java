package com.motionmavericks.domain.tenancy;

import com.motionmavericks.domain.overload.Bulkhead;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Users of Clerk at their first request. A workflow asks Clerk about them and links their member; the request waits for
/// the answer. The same user is asked about at most once a minute.
final class Newcomers {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(100);

    /// A wait holds a thread, so a process allows few at once.
    private final Bulkhead waits = new Bulkhead(32, 0, Duration.ZERO, Newcomers::noAnswer);

    /// @param studio the name of the organization's studio
    /// @param outcome what Clerk's answer came to; absent until it comes
    record Answer(String studio, @Nullable String outcome) {}

    /// Waits until a member is linked to the user.
    ///
    /// @throws Refused with [Refusal#NOT_A_MEMBER] if Clerk's answer links nobody; with [Refusal#UNAVAILABLE] if no answer
    ///         comes in time
    void awaitMember(Credential.Clerk user, TenantDatabase db) {
        var answer = waits.call(() -> {
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            var latest = ask(user, db);
            while (latest.outcome() == null && System.nanoTime() < deadline) {
                pause();
                latest = ask(user, db);
            }
            return latest;
        });
        if (answer.outcome() == null) {
            throw noAnswer();
        }
        if (!answer.outcome().equals("LINKED")) {
            throw new Refused(Refusal.NOT_A_MEMBER, "You are signed in, but no member of " + answer.studio()
                    + ". Ask an ADMIN of " + answer.studio() + " to invite the address of your Clerk account.");
        }
    }

    private static Answer ask(Credential.Clerk user, TenantDatabase db) {
        return db.acrossTenants(handle -> handle.createQuery("""
                select studio, outcome from ask_about_clerk_user(:organization, :user, :asOf)
                """).bind("organization", user.organization()).bind("user", user.user()).bind("asOf", db.now())
                .mapTo(Answer.class).findOne()
                .orElseThrow(() -> new Refused(Refusal.NOT_A_MEMBER,
                        "You are signed in, but your Clerk organization is no studio here.")));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw noAnswer();
        }
    }

    private static Refused noAnswer() {
        return new Refused(Refusal.UNAVAILABLE, "Clerk has not answered yet who you are. Try again soon.");
    }
}
