package com.motionmavericks.local.chaos;

import com.motionmavericks.local.chaos.Verdict.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// When all commands have ended: the vendors are mended, an operator retries what is parked, and once it is quiet
/// everything is looked at.
final class Aftermath {
    private static final Duration LONGEST = Duration.ofSeconds(150);

    private final Evidence evidence;
    private final List<Studio> studios;
    private final List<Client> clients;
    private final Figures figures;

    Aftermath(Evidence evidence, List<Studio> studios, List<Client> clients, Figures figures) {
        this.evidence = evidence;
        this.studios = studios;
        this.clients = clients;
        this.figures = figures;
    }

    /// @return what is not as it should be
    List<String> judge() {
        var begun = Instant.now();
        studios.getFirst().client().mendMail();
        studios.getFirst().client().mendFilms();
        var findings = new ArrayList<Finding>();
        findings.add(awaitQuiet());
        System.out.printf("  Quiet %.1f s after the last command%n%nVerdict%n",
                Duration.between(begun, Instant.now()).toMillis() / 1000.0);
        findings.add(Verdict.workflows(evidence.openRows(), evidence.runningWorkflows()));
        findings.add(readBack());
        findings.add(Verdict.events(studios.stream().flatMap(studio -> studio.happened().stream()).toList(),
                studios.stream().flatMap(studio -> evidence.events(studio).stream()).toList()));
        findings.add(Verdict.mails(things().flatMap(thing -> thing.wantedMails().stream()).toList(),
                evidence.deliveries(), evidence.mailLedger(studios.getFirst())));
        findings.add(Verdict.films(uploaded(), evidence.films(), evidence.filmLedger(studios.getFirst())));
        findings.forEach(finding -> System.out.printf("  %-52s %5d looked at, %d violations%n", finding.rule(),
                finding.count(), finding.violations().size()));
        return findings.stream().flatMap(finding -> finding.violations().stream()).toList();
    }

    private Finding awaitQuiet() {
        var deadline = Instant.now().plus(LONGEST);
        while (true) {
            studios.forEach(studio -> new Operator(studio, new Courier(studio.client(), figures), figures).retryAll());
            var unfinished = new ArrayList<>(evidence.unfinished());
            unfinished.addAll(Verdict.films(uploaded(), evidence.films(), evidence.filmLedger(studios.getFirst()))
                    .violations());
            if (unfinished.isEmpty()) {
                unfinished.addAll(
                        Verdict.workflows(evidence.openRows(), evidence.runningWorkflows()).violations());
            }
            if (unfinished.isEmpty() || Instant.now().isAfter(deadline)) {
                return new Finding("nothing is left undone", 1, unfinished);
            }
            Pause.of(Duration.ofMillis(500));
        }
    }

    private Finding readBack() {
        return new Finding("each acknowledged effect is there", things().count(),
                clients.stream().flatMap(client -> client.things().stream().flatMap(thing -> client.unmet(thing)))
                        .toList());
    }

    private Set<String> uploaded() {
        return things().filter(thing -> thing instanceof Films.Version version && version.isUploaded()).map(Thing::id)
                .collect(Collectors.toSet());
    }

    private Stream<Thing> things() {
        return clients.stream().flatMap(client -> client.things().stream());
    }
}
