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

/// Whether everybody has heard of what concerns them, in the way they wished, and once.
final class HearingVerdict {
    private static final String AT_ONCE = "notification/2";

    private HearingVerdict() {}

    /// A member and an event of which they may hear.
    private record Ear(String eventId, String memberId) {}

    /// Somebody who wants to hear of an event.
    ///
    /// @param choice NOW or DIGEST
    /// @param isCertain whether they saw the project for certain when its recipients were found
    record Wanted(String eventId, String memberId, DeliveryMode choice, boolean isCertain) {
        private Ear ear() {
            return new Ear(eventId, memberId);
        }
    }

    /// Somebody whom the system found to be a recipient.
    ///
    /// @param digestId empty when it is in none
    record Recipient(String eventId, String memberId, boolean inDigest, String digestId) {
        private Ear ear() {
            return new Ear(eventId, memberId);
        }
    }

    /// A digest that the mail vendor took.
    ///
    /// @param count of all that its lines tell of
    record DigestMail(String digestId, String memberId, int count) {}

    /// Everybody who wants to hear of an event is a recipient in the way they wish, and nobody else is: not who did it.
    static Finding recipients(Collection<Wanted> wanted, Collection<Recipient> recipients) {
        var violations = new ArrayList<String>();
        var wishes = wanted.stream().collect(toMap(Wanted::ear, identity()));
        for (var recipient : recipients) {
            var wish = wishes.get(recipient.ear());
            if (wish == null) {
                violations.add(recipient + " did not want to hear of it, or did it");
            } else if (recipient.inDigest() != (wish.choice() == DeliveryMode.DIGEST)) {
                violations.add(recipient + " wanted to hear of it in another way: " + wish);
            }
        }
        var found = recipients.stream().map(Recipient::ear).collect(Collectors.toSet());
        wanted.stream().filter(wish -> wish.isCertain() && !found.contains(wish.ear()))
                .forEach(wish -> violations.add(wish + ": is no recipient"));
        return new Finding("who wants to hear of an event is its recipient", recipients.size(), violations);
    }

    /// Each who wants to hear at once has one mail of each event, and nobody else has one.
    static Finding atOnce(Collection<Recipient> recipients, Collection<Delivery> deliveries) {
        var violations = new ArrayList<String>();
        var mails = deliveries.stream().filter(delivery -> delivery.template().equals(AT_ONCE)).collect(
                groupingBy(delivery -> new Ear(delivery.subjectId(), delivery.memberId()), counting()));
        var sent = deliveries.stream().filter(delivery -> delivery.template().equals(AT_ONCE) && delivery.isSent())
                .map(delivery -> new Ear(delivery.subjectId(), delivery.memberId())).collect(Collectors.toSet());
        var wanted = recipients.stream().filter(recipient -> !recipient.inDigest()).map(Recipient::ear)
                .collect(Collectors.toSet());
        wanted.stream().filter(ear -> mails.getOrDefault(ear, 0L) != 1 || !sent.contains(ear))
                .forEach(ear -> violations.add(ear + " should have one mail, has " + mails.getOrDefault(ear, 0L)));
        mails.keySet().stream().filter(ear -> !wanted.contains(ear))
                .forEach(ear -> violations.add(ear + " has a mail, and wanted none"));
        return new Finding("one mail for who wants to hear at once", wanted.size(), violations);
    }

    /// Each event is counted in one digest of each member who wants it there, and each digest was mailed once.
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
                        .add(mail + " should tell of " + claimed.getOrDefault(mail.digestId(), 0L) + " things"));
        var wantedOfMember = inDigests.stream().collect(groupingBy(Recipient::memberId, counting()));
        var toldToMember = mails.stream().collect(groupingBy(DigestMail::memberId, summingInt(DigestMail::count)));
        wantedOfMember.forEach((member, count) -> {
            if (count != toldToMember.getOrDefault(member, 0).longValue()) {
                violations.add("The digests of " + member + " tell of " + toldToMember.getOrDefault(member, 0)
                        + " things, and should of " + count);
            }
        });
        return new Finding("each event in one digest, each digest mailed once", mails.size(), violations);
    }
}
