package com.motionmavericks.local.chaos;

import com.motionmavericks.local.run.processes.Temporal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The end of a run, after the last command. It ends the vendors' faults, acts on the parked steps until nothing is left to do,
/// and then has a last digest sent to every member.
final class Settling {
    private static final Duration LONGEST = Duration.ofSeconds(150);

    private final Temporal temporal;
    private final List<Studio> studios;
    private final List<Client> clients;
    private final SystemProbe probe;
    private final Slack slack;
    private final Statistics statistics;

    Settling(Temporal temporal, List<Studio> studios, List<Client> clients, SystemProbe probe, Slack slack,
            Statistics statistics) {
        this.temporal = temporal;
        this.studios = studios;
        this.clients = clients;
        this.probe = probe;
        this.slack = slack;
        this.statistics = statistics;
    }

    /// Returns when nothing is left to do, or after too long a time.
    void settle() {
        var vendors = studios.getFirst().client();
        vendors.mendMail();
        vendors.mendVideo();
        vendors.mendSlack();
        awaitNothingLeft("after the last command", List::of);
        studios.forEach(studio -> requestDigest(studio, studio.admin(), ChosenPreferences.DEFAULT));
        clients.forEach(client -> client.people()
                .forEach(person -> requestDigest(client.studio(), person.member(), person.preferences())));
        Pause.of(Duration.ofSeconds(4));
        DigestRound.start(temporal);
        statistics.roundStarted();
        awaitNothingLeft("after the last digests were due", probe::dueDigests);
    }

    private void requestDigest(Studio studio, Member member, ChosenPreferences preferences) {
        var retryingClient = new RetryingClient(studio.client(), statistics);
        var version = retryingClient.send(member, Request.get(ChosenPreferences.PATH)).expect(200).header("ETag");
        retryingClient.send(member, preferences.dueSoon().request().with("If-Match", version)).expect(200);
        studio.expectEvent("notification-preferences.changed", member.id());
    }

    private void awaitNothingLeft(String since, Supplier<List<String>> alsoUnfinished) {
        var begun = Instant.now();
        while (true) {
            studios.forEach(
                    studio -> new Operator(studio, new RetryingClient(studio.client(), statistics), slack, statistics)
                            .attend());
            var unfinished = unfinished();
            unfinished.addAll(alsoUnfinished.get());
            if (unfinished.isEmpty()) {
                System.out.printf("  Nothing left to do %.1f s %s%n",
                        Duration.between(begun, Instant.now()).toMillis() / 1000.0,
                        since);
                return;
            }
            if (Duration.between(begun, Instant.now()).compareTo(LONGEST) > 0) {
                unfinished.forEach(left -> statistics.violated("not finished " + since + ": " + left));
                return;
            }
            Pause.of(Duration.ofMillis(500));
        }
    }

    private List<String> unfinished() {
        var unfinished = new ArrayList<>(probe.unfinished());
        unfinished.addAll(Verdict.assets(AssetCommands.uploaded(clients), probe.assetVersions(),
                probe.muxLedger(studios.getFirst())).violations());
        if (unfinished.isEmpty()) {
            unfinished
                    .addAll(Verdict.workflows(probe.openRows(), probe.runningWorkflows()).violations());
        }
        return unfinished;
    }
}
