package com.motionmavericks.local.chaos;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import com.motionmavericks.local.chaos.Studio.ExpectedEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Rules that compare the final state with the acknowledged commands. Each rule is a function of its arguments.
final class Verdict {
    /// The events that workflows write by themselves: each once for a subject, or once for each of its deliveries.
    private static final Set<String> WRITTEN_BY_WORKFLOWS = Set.of("tenant.created", "invitation.mailed",
            "invitation.reminded", "delivery.delivered", "invitation.expired", "approval.reviewer-asked",
            "approval.reviewer-reminded", "approval.reminded", "approval.overdue", "approval.overdue-notified",
            "approval.outcome-notified", "asset-version.upload-opened", "asset-version.processing",
            "asset-version.ready", "share-link.warned", "notification.mailed", "notification.slack-told",
            "digest.mailed", "invitation.outcome-notified",
            "step.parked", "step.retried", "step.skipped", "step.released");

    private Verdict() {}

    /// The result of one rule.
    ///
    /// @param count how many items were checked
    record Finding(String rule, long count, List<String> violations) {}

    /// An event of the feed.
    ///
    /// @param deliveryId of the mail that the event is about; empty for all other events
    record Event(String type, String subjectId, String deliveryId) {}

    /// A mail, as Postgres has it.
    record Delivery(String id, String subjectId, int generation, String template, String memberId, boolean isSent) {}

    /// An asset version, as Postgres has it.
    record AssetVersion(String id, String status, String muxAssetId) {}

    /// An asset, as Mux has it.
    record MuxAsset(String id, String versionId, String status) {}

    /// Each acknowledged command has one event, no event is without a command, and no event of a workflow comes twice.
    static Finding events(Collection<ExpectedEvent> commanded, Collection<Event> events) {
        var violations = new ArrayList<String>();
        var expected = commanded.stream().collect(groupingBy(identity(), counting()));
        // An extended link expires again. ShareLinkVerdict counts the expiries.
        var found = events.stream()
                .filter(event -> !WRITTEN_BY_WORKFLOWS.contains(event.type())
                        && !event.type().equals(ShareLinkVerdict.EXPIRED))
                .collect(groupingBy(event -> new ExpectedEvent(event.type(), event.subjectId()), counting()));
        var both = new HashSet<>(expected.keySet());
        both.addAll(found.keySet());
        for (var event : both) {
            var commands = expected.getOrDefault(event, 0L);
            var written = found.getOrDefault(event, 0L);
            if (!commands.equals(written)) {
                violations.add(event.type() + " of " + event.subjectId() + ": " + commands
                        + " acknowledged commands, but " + written + " events");
            }
        }
        events.stream().filter(event -> WRITTEN_BY_WORKFLOWS.contains(event.type()))
                .collect(groupingBy(identity(), counting())).forEach((event, times) -> {
                    if (times > 1) {
                        violations.add(event + " was written " + times + " times");
                    }
                });
        return new Finding("one event for each acknowledged command", events.size(), violations);
    }

    /// The vendor has no delivery twice, and has each expected mail.
    ///
    /// @param ledger the idempotency keys of the mails that the vendor accepted
    static Finding mails(Collection<Expected.Mail> expected, Collection<Delivery> deliveries,
            Collection<String> ledger) {
        var violations = new ArrayList<String>();
        var taken = ledger.stream().collect(groupingBy(identity(), counting()));
        taken.forEach((key, times) -> {
            if (times > 1) {
                violations.add("The vendor accepted the delivery " + key + " " + times + " times");
            }
        });
        var known = deliveries.stream().collect(toMap(Delivery::id, identity()));
        taken.keySet().stream().filter(key -> !known.containsKey(key))
                .forEach(key -> violations.add("The vendor accepted a mail of no delivery: " + key));
        deliveries.stream().filter(delivery -> delivery.isSent() && !taken.containsKey(delivery.id()))
                .forEach(
                        delivery -> violations.add(delivery + " is recorded as sent, but the vendor does not have it"));
        for (var mail : expected) {
            var sent = deliveries.stream().filter(delivery -> isOf(mail, delivery) && delivery.isSent()).count();
            if (sent != 1) {
                violations.add(mail + " should have been sent once, but was sent " + sent + " times");
            }
        }
        return new Finding("the vendor has each expected mail once", ledger.size(), violations);
    }

    private static boolean isOf(Expected.Mail mail, Delivery delivery) {
        return delivery.subjectId().equals(mail.subjectId()) && delivery.generation() == mail.generation()
                && delivery.template().equals(mail.template())
                && (mail.memberId().isEmpty() || mail.memberId().equals(delivery.memberId()));
    }

    /// Each uploaded version is READY and has one asset at Mux.
    static Finding assets(Set<String> uploaded, Collection<AssetVersion> versions, Collection<MuxAsset> ledger) {
        var violations = new ArrayList<String>();
        var byVersion = ledger.stream().collect(groupingBy(MuxAsset::versionId));
        for (var version : versions) {
            var assets = byVersion.getOrDefault(version.id(), List.of());
            var isReady = version.status().equals("READY");
            if (isReady != uploaded.contains(version.id())) {
                violations.add(version + (isReady ? " was never uploaded" : " was uploaded, but is not READY"));
            }
            if (assets.size() != (isReady ? 1 : 0)
                    || (isReady && !Objects.equals(assets.getFirst().id(), version.muxAssetId()))) {
                violations.add(version + " has these assets at Mux: " + assets);
            }
        }
        return new Finding("Mux has one asset for each uploaded version", versions.size(), violations);
    }

    /// Each open row has a running workflow, and each running workflow has an open row.
    static Finding workflows(Set<String> open, Set<String> running) {
        var violations = new ArrayList<String>();
        open.stream().filter(id -> !running.contains(id))
                .forEach(id -> violations.add(id + " is open, but has no workflow"));
        running.stream().filter(id -> !open.contains(id))
                .forEach(id -> violations.add(id + " runs, but its row is closed"));
        return new Finding("each open row has a workflow, and no other row", open.size(), violations);
    }
}
