package com.motionmavericks.local.chaos;

import com.motionmavericks.local.chaos.NotificationVerdict.ExpectedRecipient;
import com.motionmavericks.local.chaos.ShareLinkVerdict.PageView;
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

/// Reads the final state, applies all rules to it, and prints their findings.
final class Verifier {
    private final List<Studio> studios;
    private final List<Client> clients;
    private final SystemProbe probe;
    private final Slack slack;
    private final WebhookReceiver receiver;
    private final Collection<Outage> outages;

    Verifier(List<Studio> studios, List<Client> clients, SystemProbe probe, Slack slack, WebhookReceiver receiver,
            Collection<Outage> outages) {
        this.studios = studios;
        this.clients = clients;
        this.probe = probe;
        this.slack = slack;
        this.receiver = receiver;
        this.outages = outages;
    }

    /// @return the violations
    List<String> verify() {
        System.out.printf("%nRules%n");
        var first = studios.getFirst();
        var feeds = studios.stream().collect(Collectors.toMap(Function.identity(), probe::feed, (one, _) -> one,
                LinkedHashMap::new));
        var deliveries = probe.deliveries();
        var findings = new ArrayList<Finding>();
        findings.add(Verdict.workflows(probe.openRows(), probe.runningWorkflows()));
        findings.add(effects());
        var events = feeds.values().stream().flatMap(Feed::events).toList();
        findings.add(
                Verdict.events(studios.stream().flatMap(studio -> studio.expectedEvents().stream()).toList(), events));
        findings.add(
                Verdict.mails(resources().flatMap(resource -> resource.expectedMails().stream()).toList(), deliveries,
                        probe.mailLedger(first)));
        findings.add(Verdict.assets(AssetCommands.uploaded(clients), probe.assetVersions(), probe.muxLedger(first)));

        var links = links().map(ShareLinkCommands.ShareLink::expected).toList();
        findings.add(ShareLinkVerdict.expiries(links, events));
        findings.add(ShareLinkVerdict.warnings(links, deliveries));
        findings.add(ShareLinkVerdict.closings(probe.closings(), outages));
        findings.add(ShareLinkVerdict.pages(links()
                .map(link -> new PageView(link.path(), link.isOpen(), link.openPage(clients.getFirst()))).toList()));

        var recipients = probe.recipients();
        findings.add(NotificationVerdict.recipients(expectedRecipients(feeds), recipients));
        findings.add(NotificationVerdict.immediate(recipients, deliveries));
        findings.add(NotificationVerdict.mailboxes(recipients, probe.mailboxWorkflows()));
        findings.add(NotificationVerdict.digests(recipients, probe.digestMails(first, deliveries)));

        var feed = feeds.getOrDefault(first, new Feed(List.of()));
        var messages = slack.messages();
        findings.add(SlackVerdict.messages(feed.forSlack(probe.films()).toList(), messages));
        findings.add(SlackVerdict.deliveries(probe.slackDeliveries(), messages));

        var webhooks = receiver.accepted();
        findings.add(WebhookVerdict.arrivals(feed.forWebhooks().toList(), webhooks));
        findings.add(WebhookVerdict.ids(webhooks));
        findings.forEach(finding -> System.out.printf("  %-52s %5d checked, %d violations%n", finding.rule(),
                finding.count(), finding.violations().size()));
        return findings.stream().flatMap(finding -> finding.violations().stream()).toList();
    }

    private List<ExpectedRecipient> expectedRecipients(Map<Studio, Feed> feeds) {
        var expected = new ArrayList<ExpectedRecipient>();
        feeds.forEach((studio, feed) -> {
            var preferences = new HashMap<String, ChosenPreferences>(
                    Map.of(studio.admin().id(), ChosenPreferences.DEFAULT));
            clients.stream().filter(client -> client.studio().equals(studio)).flatMap(Client::people)
                    .forEach(person -> preferences.put(person.id(), person.preferences()));
            expected.addAll(feed.expectedRecipients(preferences, studio.admin().id()));
        });
        return expected;
    }

    private Finding effects() {
        return new Finding("the API shows each acknowledged effect", resources().count(),
                clients.stream().flatMap(client -> client.resources().stream().flatMap(client::unmet)).toList());
    }

    private Stream<ShareLinkCommands.ShareLink> links() {
        return resources().filter(ShareLinkCommands.ShareLink.class::isInstance)
                .map(ShareLinkCommands.ShareLink.class::cast);
    }

    private Stream<Expected> resources() {
        return clients.stream().flatMap(client -> client.resources().stream());
    }
}
