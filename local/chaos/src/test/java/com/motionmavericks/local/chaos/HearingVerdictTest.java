package com.motionmavericks.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.domain.notifications.DeliveryMode;
import com.motionmavericks.local.chaos.HearingVerdict.DigestMail;
import com.motionmavericks.local.chaos.HearingVerdict.Recipient;
import com.motionmavericks.local.chaos.HearingVerdict.Wanted;
import com.motionmavericks.local.chaos.Verdict.Delivery;
import java.util.List;
import org.junit.jupiter.api.Test;

class HearingVerdictTest {
    private static final Wanted WANTED = new Wanted("event", "member", DeliveryMode.NOW, true);
    private static final Recipient AT_ONCE = new Recipient("event", "member", false, "");
    private static final Recipient IN_DIGEST = new Recipient("event", "member", true, "digest");
    private static final DigestMail MAIL = new DigestMail("digest", "member", 1);

    @Test
    void whoWantsToHearIsARecipientAndNobodyElse() {
        assertThat(HearingVerdict.recipients(List.of(WANTED), List.of(AT_ONCE)).violations()).isEmpty();
        assertThat(HearingVerdict.recipients(List.of(new Wanted("event", "member", DeliveryMode.NOW, false)), List.of())
                .violations()).as("may have come later").isEmpty();
        assertThat(HearingVerdict.recipients(List.of(WANTED), List.of()).violations()).as("forgotten").hasSize(1);
        assertThat(HearingVerdict.recipients(List.of(), List.of(AT_ONCE)).violations()).as("did it").hasSize(1);
        assertThat(HearingVerdict.recipients(List.of(WANTED), List.of(IN_DIGEST)).violations()).as("in another way")
                .hasSize(1);
    }

    @Test
    void whoWantsToHearAtOnceHasOneMail() {
        assertThat(HearingVerdict.atOnce(List.of(AT_ONCE), List.of(mail("1", true))).violations()).isEmpty();
        assertThat(HearingVerdict.atOnce(List.of(AT_ONCE), List.of()).violations()).as("none").hasSize(1);
        assertThat(HearingVerdict.atOnce(List.of(AT_ONCE), List.of(mail("1", false))).violations()).as("not sent")
                .hasSize(1);
        assertThat(HearingVerdict.atOnce(List.of(AT_ONCE), List.of(mail("1", true), mail("2", true))).violations())
                .as("twice").hasSize(1);
        assertThat(HearingVerdict.atOnce(List.of(IN_DIGEST), List.of(mail("1", true))).violations()).as("unwanted")
                .hasSize(1);
    }

    @Test
    void eachEventIsInOneDigestAndEachDigestIsMailedOnce() {
        assertThat(HearingVerdict.digests(List.of(IN_DIGEST, AT_ONCE), List.of(MAIL)).violations()).isEmpty();
        assertThat(HearingVerdict.digests(List.of(IN_DIGEST, new Recipient("other", "member", true, "")),
                List.of(MAIL)).violations()).as("in none, and so one too few").hasSize(2);
        assertThat(HearingVerdict.digests(List.of(IN_DIGEST), List.of(MAIL, MAIL)).violations())
                .as("mailed twice, and so one too many").hasSize(2);
        assertThat(HearingVerdict.digests(List.of(IN_DIGEST), List.of()).violations()).as("never mailed").hasSize(2);
        assertThat(HearingVerdict.digests(List.of(IN_DIGEST), List.of(new DigestMail("digest", "member", 2)))
                .violations()).as("tells of more than was").hasSize(2);
        assertThat(HearingVerdict.digests(List.of(), List.of(MAIL)).violations()).as("of nothing").hasSize(1);
    }

    private static Delivery mail(String id, boolean isSent) {
        return new Delivery(id, "event", 1, "notification/2", "member", isSent);
    }
}
