package com.motionmavericks.local.chaos;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static java.util.stream.Collectors.toMap;

import com.motionmavericks.domain.notifications.DeliveryMode;
import com.motionmavericks.local.chaos.Verdict.Delivery;
import com.motionmavericks.local.chaos.Verdict.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.stream.Collectors;

/// Rules for notifications: each member hears of the right events, in the chosen way, and once.
final class NotificationVerdict {
    private static final String IMMEDIATE_TEMPLATE = "notification/3";

    private NotificationVerdict() {}

    /// An event and a member who may hear of it.
    private record EventMember(String eventId, String memberId) {}

    /// A member who must hear of an event.
    ///
    /// @param mode NOW or DIGEST
    /// @param isCertain whether the member was in the project for certain when the recipients were resolved
    record ExpectedRecipient(String eventId, String memberId, DeliveryMode mode, boolean isCertain) {
        private EventMember key() {
            return new EventMember(eventId, memberId);
        }
    }

    /// A recipient as the system has resolved it.
    ///
    /// @param digestId empty if the event is in no digest
    record Recipient(String eventId, String memberId, boolean inDigest, String digestId) {
        private EventMember key() {
            return new EventMember(eventId, memberId);
        }
    }

    /// A digest that the mail vendor has accepted.
    ///
    /// @param count of the events in all its lines
    record DigestMail(String digestId, String memberId, int count) {}

    /// Each member who must hear of an event is its recipient, in the chosen way. No other member is, nor the actor.
    static Finding recipients(Collection<ExpectedRecipient> expected, Collection<Recipient> recipients) {
        var violations = new ArrayList<String>();
        var byKey = expected.stream().collect(toMap(ExpectedRecipient::key, identity()));
        for (var recipient : recipients) {
            var expectation = byKey.get(recipient.key());
            if (expectation == null) {
                violations.add(recipient + " is the actor, or must not hear of the event");
            } else if (recipient.inDigest() != (expectation.mode() == DeliveryMode.DIGEST)) {
                violations.add(recipient + " has chosen another delivery mode: " + expectation);
            }
        }
        var found = recipients.stream().map(Recipient::key).collect(Collectors.toSet());
        expected.stream().filter(one -> one.isCertain() && !found.contains(one.key()))
                .forEach(one -> violations.add(one + " is not a recipient"));
        return new Finding("each event has the expected recipients", recipients.size(), violations);
    }

    /// Each recipient who has chosen NOW has one mail about the event. No other member has one.
    static Finding immediate(Collection<Recipient> recipients, Collection<Delivery> deliveries) {
        var violations = new ArrayList<String>();
        var mails = deliveries.stream().filter(delivery -> delivery.template().equals(IMMEDIATE_TEMPLATE)).collect(
                groupingBy(delivery -> new EventMember(delivery.subjectId(), delivery.memberId()), counting()));
        var sent = deliveries.stream()
                .filter(delivery -> delivery.template().equals(IMMEDIATE_TEMPLATE) && delivery.isSent())
                .map(delivery -> new EventMember(delivery.subjectId(), delivery.memberId()))
                .collect(Collectors.toSet());
        var expected = recipients.stream().filter(recipient -> !recipient.inDigest()).map(Recipient::key)
                .collect(Collectors.toSet());
        expected.stream().filter(key -> mails.getOrDefault(key, 0L) != 1 || !sent.contains(key))
                .forEach(key -> violations
                        .add(key + " should have one sent mail, but has " + mails.getOrDefault(key, 0L)));
        mails.keySet().stream().filter(key -> !expected.contains(key))
                .forEach(key -> violations.add(key + " has a mail, but should have none"));
        return new Finding("each immediate recipient has one mail", expected.size(), violations);
    }

    /// Only a member who has chosen NOW for an event has a mailbox with a workflow.
    ///
    /// @param workflows ids of the workflows that mail a member at once
    static Finding mailboxes(Collection<Recipient> recipients, Collection<String> workflows) {
        var expected = recipients.stream().filter(recipient -> !recipient.inDigest())
                .map(recipient -> "mailbox:" + recipient.memberId()).collect(Collectors.toSet());
        return new Finding("only immediate recipients have a workflow", workflows.size(), workflows.stream()
                .filter(id -> !expected.contains(id)).map(id -> id + " has nothing to send at once").toList());
    }

    /// Each event is in one digest of each recipient who has chosen DIGEST, and each digest was mailed once.
    static Finding digests(Collection<Recipient> recipients, Collection<DigestMail> mails) {
        var violations = new ArrayList<String>();
        var inDigests = recipients.stream().filter(Recipient::inDigest).toList();
        inDigests.stream().filter(recipient -> recipient.digestId().isEmpty())
                .forEach(recipient -> violations.add(recipient + " is in no digest"));
        var claimed = inDigests.stream().filter(recipient -> !recipient.digestId().isEmpty())
                .collect(groupingBy(Recipient::digestId, counting()));
        var mailed = mails.stream().collect(groupingBy(DigestMail::digestId, counting()));
        var both = new HashSet<>(claimed.keySet());
        both.addAll(mailed.keySet());
        both.stream().filter(id -> mailed.getOrDefault(id, 0L) != 1).forEach(
                id -> violations.add("The digest " + id + " was mailed " + mailed.getOrDefault(id, 0L) + " times"));
        mails.stream().filter(mail -> mail.count() != claimed.getOrDefault(mail.digestId(), 0L))
                .forEach(mail -> violations
                        .add(mail + " should count " + claimed.getOrDefault(mail.digestId(), 0L) + " events"));
        var claimedForMember = inDigests.stream().collect(groupingBy(Recipient::memberId, counting()));
        var mailedToMember = mails.stream().collect(groupingBy(DigestMail::memberId, summingInt(DigestMail::count)));
        claimedForMember.forEach((member, count) -> {
            if (count != mailedToMember.getOrDefault(member, 0).longValue()) {
                violations.add("The digests of " + member + " count " + mailedToMember.getOrDefault(member, 0)
                        + " events, but should count " + count);
            }
        });
        return new Finding("each event is in one digest, each digest mailed once", mails.size(), violations);
    }
}
