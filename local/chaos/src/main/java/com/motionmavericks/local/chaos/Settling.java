package com.motionmavericks.local.chaos;

import com.motionmavericks.local.run.processes.Temporal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// When all commands have ended: the vendors are mended, an operator attends to what is parked until it is quiet, and then
/// every member gets a last digest.
final class Settling {
    private static final Duration LONGEST = Duration.ofSeconds(150);

    private final Temporal temporal;
    private final List<Studio> studios;
    private final List<Client> clients;
    private final SystemProbe evidence;
    private final Slack slack;
    private final Statistics figures;

    Settling(Temporal temporal, List<Studio> studios, List<Client> clients, SystemProbe evidence, Slack slack,
            Statistics figures) {
        this.temporal = temporal;
        this.studios = studios;
        this.clients = clients;
        this.evidence = evidence;
        this.slack = slack;
        this.figures = figures;
    }

    /// Returns once there is nothing left to do, or when that takes too long.
    void settle() {
        var vendors = studios.getFirst().client();
        vendors.mendMail();
        vendors.mendFilms();
        vendors.mendSlack();
        awaitQuiet("after the last command", List::of);
        studios.forEach(studio -> wantDigest(studio, studio.admin(), PreferenceValues.DEFAULT));
        clients.forEach(client -> client.people()
                .forEach(person -> wantDigest(client.studio(), person.member(), person.wishes())));
        Pause.of(Duration.ofSeconds(4));
        DigestRound.begin(temporal);
        figures.roundBegun();
        awaitQuiet("after the last digests were due", evidence::digestsToCome);
    }

    private void wantDigest(Studio studio, Member member, PreferenceValues wishes) {
        var courier = new RetryingClient(studio.client(), figures);
        var version = courier.send(member, Request.get(PreferenceValues.PATH)).expect(200).header("ETag");
        courier.send(member, wishes.dueSoon().request().with("If-Match", version)).expect(200);
        studio.happened("notification-preferences.changed", member.id());
    }

    private void awaitQuiet(String since, Supplier<List<String>> alsoToCome) {
        var begun = Instant.now();
        while (true) {
            studios.forEach(studio -> new Operator(studio, new RetryingClient(studio.client(), figures), slack, figures)
                    .attend());
            var unfinished = unfinished();
            unfinished.addAll(alsoToCome.get());
            if (unfinished.isEmpty()) {
                System.out.printf("  Quiet %.1f s %s%n", Duration.between(begun, Instant.now()).toMillis() / 1000.0,
                        since);
                return;
            }
            if (Duration.between(begun, Instant.now()).compareTo(LONGEST) > 0) {
                unfinished.forEach(left -> figures.violated("is left undone " + since + ": " + left));
                return;
            }
            Pause.of(Duration.ofMillis(500));
        }
    }

    private List<String> unfinished() {
        var unfinished = new ArrayList<>(evidence.unfinished());
        unfinished.addAll(Verdict.films(Films.uploaded(clients), evidence.films(),
                evidence.filmLedger(studios.getFirst())).violations());
        if (unfinished.isEmpty()) {
            unfinished
                    .addAll(Verdict.workflows(evidence.openRows(), evidence.runningWorkflows()).violations());
        }
        return unfinished;
    }
}
