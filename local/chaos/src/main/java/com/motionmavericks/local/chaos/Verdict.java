package com.motionmavericks.local.chaos;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import com.motionmavericks.local.chaos.Studio.Happened;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Whether what is there in the end is what was acknowledged: each rule on its own, without a system.
final class Verdict {
    /// What workflows write by themselves: each once for a subject, or once for each of its deliveries.
    private static final Set<String> BY_THEMSELVES = Set.of("tenant.created", "invitation.mailed",
            "invitation.reminded", "delivery.delivered", "invitation.expired", "approval.reviewer-asked",
            "approval.reviewer-reminded", "approval.reminded", "approval.overdue", "approval.overdue-notified",
            "approval.outcome-notified", "asset-version.upload-opened", "asset-version.processing",
            "asset-version.ready", "share-link.warned", "notification.mailed", "notification.slack-told",
            "digest.mailed",
            "step.parked", "step.retried", "step.skipped", "step.released");

    private Verdict() {}

    /// What one rule says.
    ///
    /// @param count how many things were looked at
    record Finding(String rule, long count, List<String> violations) {}

    /// @param deliveryId of the mail that it tells of; empty for all others
    record Event(String type, String subjectId, String deliveryId) {}

    record Delivery(String id, String subjectId, int generation, String template, String memberId, boolean isSent) {}

    /// A version of a film, as Postgres has it.
    record Film(String id, String status, String muxAssetId) {}

    /// An asset, as Mux has it.
    record LedgerFilm(String id, String versionId, String status) {}

    /// One event for each acknowledged command, none without a command, and of the workflows' own none twice.
    static Finding events(Collection<Happened> commanded, Collection<Event> events) {
        var violations = new ArrayList<String>();
        var wanted = commanded.stream().collect(groupingBy(identity(), counting()));
        // A link that is extended expires again: LinkVerdict counts.
        var found = events.stream()
                .filter(event -> !BY_THEMSELVES.contains(event.type()) && !event.type().equals(LinkVerdict.EXPIRED))
                .collect(groupingBy(event -> new Happened(event.type(), event.subjectId()), counting()));
        var both = new HashSet<>(wanted.keySet());
        both.addAll(found.keySet());
        for (var event : both) {
            var commands = wanted.getOrDefault(event, 0L);
            var written = found.getOrDefault(event, 0L);
            if (!commands.equals(written)) {
                violations.add(event.type() + " of " + event.subjectId() + ": " + commands
                        + " acknowledged commands, and " + written + " events");
            }
        }
        events.stream().filter(event -> BY_THEMSELVES.contains(event.type()))
                .collect(groupingBy(identity(), counting())).forEach((event, times) -> {
                    if (times > 1) {
                        violations.add(event + " was written " + times + " times");
                    }
                });
        return new Finding("one event for each acknowledged command", events.size(), violations);
    }

    /// No delivery is at the vendor twice, and each wanted mail is there.
    ///
    /// @param ledger the idempotency keys of the mails that the vendor took
    static Finding mails(Collection<Expected.Mail> wanted, Collection<Delivery> deliveries, Collection<String> ledger) {
        var violations = new ArrayList<String>();
        var taken = ledger.stream().collect(groupingBy(identity(), counting()));
        taken.forEach((key, times) -> {
            if (times > 1) {
                violations.add("The vendor took the delivery " + key + " " + times + " times");
            }
        });
        var known = deliveries.stream().collect(toMap(Delivery::id, identity()));
        taken.keySet().stream().filter(key -> !known.containsKey(key))
                .forEach(key -> violations.add("The vendor took a mail of no delivery: " + key));
        deliveries.stream().filter(delivery -> delivery.isSent() && !taken.containsKey(delivery.id()))
                .forEach(delivery -> violations.add(delivery + " is noted as sent, and the vendor has none"));
        for (var mail : wanted) {
            var sent = deliveries.stream().filter(delivery -> isOf(mail, delivery) && delivery.isSent()).count();
            if (sent != 1) {
                violations.add(mail + " should have been sent once, and was sent " + sent + " times");
            }
        }
        return new Finding("no mail twice at the vendor, each wanted one once", ledger.size(), violations);
    }

    private static boolean isOf(Expected.Mail mail, Delivery delivery) {
        return delivery.subjectId().equals(mail.subjectId()) && delivery.generation() == mail.generation()
                && delivery.template().equals(mail.template())
                && (mail.memberId().isEmpty() || mail.memberId().equals(delivery.memberId()));
    }

    /// Each version that was uploaded is READY, with one asset behind it.
    static Finding films(Set<String> uploaded, Collection<Film> films, Collection<LedgerFilm> ledger) {
        var violations = new ArrayList<String>();
        var byVersion = ledger.stream().collect(groupingBy(LedgerFilm::versionId));
        for (var film : films) {
            var behind = byVersion.getOrDefault(film.id(), List.of());
            var isReady = film.status().equals("READY");
            if (isReady != uploaded.contains(film.id())) {
                violations.add(film + (isReady ? " was never uploaded" : " was uploaded"));
            }
            if (behind.size() != (isReady ? 1 : 0)
                    || (isReady && !Objects.equals(behind.getFirst().id(), film.muxAssetId()))) {
                violations.add(film + " has behind it " + behind);
            }
        }
        return new Finding("one asset at Mux for each uploaded version", films.size(), violations);
    }

    /// No open row without a workflow, no workflow without an open row.
    static Finding workflows(Set<String> open, Set<String> running) {
        var violations = new ArrayList<String>();
        open.stream().filter(id -> !running.contains(id)).forEach(id -> violations.add(id + " is open, and nobody's"));
        running.stream().filter(id -> !open.contains(id))
                .forEach(id -> violations.add(id + " runs, and its row is closed"));
        return new Finding("a workflow for each open row, and no other", open.size(), violations);
    }
}
