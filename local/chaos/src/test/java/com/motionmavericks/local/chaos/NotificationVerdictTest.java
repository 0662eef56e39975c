package com.motionmavericks.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.domain.notifications.DeliveryMode;
import com.motionmavericks.local.chaos.NotificationVerdict.DigestMail;
import com.motionmavericks.local.chaos.NotificationVerdict.Recipient;
import com.motionmavericks.local.chaos.NotificationVerdict.ExpectedRecipient;
import com.motionmavericks.local.chaos.Verdict.Delivery;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotificationVerdictTest {
    private static final ExpectedRecipient EXPECTED = new ExpectedRecipient("event", "member", DeliveryMode.NOW, true);
    private static final Recipient IMMEDIATE = new Recipient("event", "member", false, "");
    private static final Recipient IN_DIGEST = new Recipient("event", "member", true, "digest");
    private static final DigestMail MAIL = new DigestMail("digest", "member", 1);

    @Test
    void eachEventHasTheExpectedRecipients() {
        assertThat(NotificationVerdict.recipients(List.of(EXPECTED), List.of(IMMEDIATE)).violations()).isEmpty();
        assertThat(NotificationVerdict
                .recipients(List.of(new ExpectedRecipient("event", "member", DeliveryMode.NOW, false)), List.of())
                .violations()).as("may have joined later").isEmpty();
        assertThat(NotificationVerdict.recipients(List.of(EXPECTED), List.of()).violations()).as("missing").hasSize(1);
        assertThat(NotificationVerdict.recipients(List.of(), List.of(IMMEDIATE)).violations()).as("not expected")
                .hasSize(1);
        assertThat(NotificationVerdict.recipients(List.of(EXPECTED), List.of(IN_DIGEST)).violations()).as("wrong mode")
                .hasSize(1);
    }

    @Test
    void eachImmediateRecipientHasOneMail() {
        assertThat(NotificationVerdict.immediate(List.of(IMMEDIATE), List.of(mail("1", true))).violations()).isEmpty();
        assertThat(NotificationVerdict.immediate(List.of(IMMEDIATE), List.of()).violations()).as("none").hasSize(1);
        assertThat(NotificationVerdict.immediate(List.of(IMMEDIATE), List.of(mail("1", false))).violations())
                .as("not sent")
                .hasSize(1);
        assertThat(NotificationVerdict.immediate(List.of(IMMEDIATE), List.of(mail("1", true), mail("2", true)))
                .violations())
                .as("twice").hasSize(1);
        assertThat(NotificationVerdict.immediate(List.of(IN_DIGEST), List.of(mail("1", true))).violations())
                .as("not expected")
                .hasSize(1);
    }

    @Test
    void onlyImmediateRecipientsHaveAWorkflow() {
        var recipients = List.of(IMMEDIATE, new Recipient("event", "other", true, "digest"));
        assertThat(NotificationVerdict.mailboxes(recipients, List.of("mailbox:member")).violations()).isEmpty();
        assertThat(NotificationVerdict.mailboxes(recipients, List.of("mailbox:other", "notification:event"))
                .violations()).hasSize(2);
    }

    @Test
    void eachEventIsInOneDigestAndEachDigestIsMailedOnce() {
        assertThat(NotificationVerdict.digests(List.of(IN_DIGEST, IMMEDIATE), List.of(MAIL)).violations()).isEmpty();
        assertThat(NotificationVerdict.digests(List.of(IN_DIGEST, new Recipient("other", "member", true, "")),
                List.of(MAIL)).violations()).as("in no digest, so the count is too low").hasSize(2);
        assertThat(NotificationVerdict.digests(List.of(IN_DIGEST), List.of(MAIL, MAIL)).violations())
                .as("mailed twice, so the count is too high").hasSize(2);
        assertThat(NotificationVerdict.digests(List.of(IN_DIGEST), List.of()).violations()).as("never mailed")
                .hasSize(2);
        assertThat(NotificationVerdict.digests(List.of(IN_DIGEST), List.of(new DigestMail("digest", "member", 2)))
                .violations()).as("counts too many").hasSize(2);
        assertThat(NotificationVerdict.digests(List.of(), List.of(MAIL)).violations()).as("of no event").hasSize(1);
    }

    private static Delivery mail(String id, boolean isSent) {
        return new Delivery(id, "event", 1, "notification/3", "member", isSent);
    }
}
