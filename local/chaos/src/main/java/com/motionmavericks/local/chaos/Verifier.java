package com.motionmavericks.local.chaos;

import com.motionmavericks.local.chaos.HearingVerdict.Wanted;
import com.motionmavericks.local.chaos.LinkVerdict.Seen;
import com.motionmavericks.local.chaos.ProcessKiller.Outage;
import com.motionmavericks.local.chaos.Verdict.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Once it is quiet, everything is looked at, and each rule says what is not as it should be.
final class Verifier {
    private final List<Studio> studios;
    private final List<Client> clients;
    private final SystemProbe evidence;
    private final Slack slack;
    private final Collection<Outage> outages;

    Verifier(List<Studio> studios, List<Client> clients, SystemProbe evidence, Slack slack,
            Collection<Outage> outages) {
        this.studios = studios;
        this.clients = clients;
        this.evidence = evidence;
        this.slack = slack;
        this.outages = outages;
    }

    /// @return what is not as it should be
    List<String> pass() {
        System.out.printf("%nVerdict%n");
        var first = studios.getFirst();
        var feeds = studios.stream().collect(Collectors.toMap(Function.identity(), evidence::feed, (one, _) -> one,
                LinkedHashMap::new));
        var deliveries = evidence.deliveries();
        var findings = new ArrayList<Finding>();
        findings.add(Verdict.workflows(evidence.openRows(), evidence.runningWorkflows()));
        findings.add(readBack());
        var events = feeds.values().stream().flatMap(Feed::events).toList();
        findings.add(Verdict.events(studios.stream().flatMap(studio -> studio.happened().stream()).toList(), events));
        findings.add(Verdict.mails(things().flatMap(thing -> thing.wantedMails().stream()).toList(), deliveries,
                evidence.mailLedger(first)));
        findings.add(Verdict.films(Films.uploaded(clients), evidence.films(), evidence.filmLedger(first)));

        var links = links().map(Links.ShareLink::wanted).toList();
        findings.add(LinkVerdict.expiries(links, events));
        findings.add(LinkVerdict.warnings(links, deliveries));
        findings.add(LinkVerdict.closings(evidence.closings(), outages));
        findings.add(LinkVerdict.pages(links()
                .map(link -> new Seen(link.path(), link.isOpen(), link.look(clients.getFirst()))).toList()));

        var recipients = evidence.recipients();
        findings.add(HearingVerdict.recipients(wanted(feeds), recipients));
        findings.add(HearingVerdict.atOnce(recipients, deliveries));
        findings.add(HearingVerdict.digests(recipients, evidence.digestMails(first, deliveries)));

        var messages = slack.messages();
        findings.add(
                SlackVerdict.messages(feeds.getOrDefault(first, new Feed(List.of())).forSlack().toList(), messages));
        findings.add(SlackVerdict.tellings(evidence.tellings(), messages));
        findings.forEach(finding -> System.out.printf("  %-52s %5d looked at, %d violations%n", finding.rule(),
                finding.count(), finding.violations().size()));
        return findings.stream().flatMap(finding -> finding.violations().stream()).toList();
    }

    private List<Wanted> wanted(Map<Studio, Feed> feeds) {
        var wanted = new ArrayList<Wanted>();
        feeds.forEach((studio, feed) -> {
            var wishes = new HashMap<String, PreferenceValues>(Map.of(studio.admin().id(), PreferenceValues.DEFAULT));
            clients.stream().filter(client -> client.studio().equals(studio)).flatMap(Client::people)
                    .forEach(person -> wishes.put(person.id(), person.wishes()));
            wanted.addAll(feed.wanted(wishes, studio.admin().id()));
        });
        return wanted;
    }

    private Finding readBack() {
        return new Finding("each acknowledged effect is there", things().count(),
                clients.stream().flatMap(client -> client.things().stream().flatMap(client::unmet)).toList());
    }

    private Stream<Links.ShareLink> links() {
        return things().filter(Links.ShareLink.class::isInstance).map(Links.ShareLink.class::cast);
    }

    private Stream<Expected> things() {
        return clients.stream().flatMap(client -> client.things().stream());
    }
}
