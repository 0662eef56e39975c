package com.motionmavericks.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.domain.approvals.ApprovalTimes;
import com.motionmavericks.domain.assets.AssetTimes;
import com.motionmavericks.domain.identity.EmailChangeTimes;
import com.motionmavericks.domain.identity.ErasureTimes;
import com.motionmavericks.domain.identity.InvitationTimes;
import com.motionmavericks.domain.identity.SessionTimes;
import com.motionmavericks.domain.identity.SignInLinkTimes;
import com.motionmavericks.domain.sharelinks.ShareLinkTimes;
import com.motionmavericks.domain.webhooks.WebhookTimes;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimesTest {
    @Test
    void aConfigurationWithoutOverridesHasTheDefaults() {
        assertThat(Json.read("""
                {"invitations": {}, "assets": {"checkAfter": null}, "approvals": {}, "shareLinks": {},
                 "sessions": {}, "signInLinks": {}, "emailChanges": {}, "erasures": {}, "webhooks": {"pauses": []}}
                """, Domain.Times.class)).isEqualTo(new Domain.Times(
                new InvitationTimes(Duration.ofDays(7), Duration.ofHours(1), Duration.ofDays(30), Duration.ofDays(3),
                        Duration.ofHours(1)),
                new AssetTimes(Duration.ofDays(1), Duration.ofMinutes(5)),
                new ApprovalTimes(Duration.ofHours(1), Duration.ofDays(90), Duration.ofDays(1)),
                new ShareLinkTimes(Duration.ofHours(1), Duration.ofDays(90), Duration.ofDays(1),
                        Duration.ofMinutes(30)),
                new SessionTimes(Duration.ofDays(30), Duration.ofDays(14), Duration.ofSeconds(10)),
                new SignInLinkTimes(Duration.ofMinutes(10)), new EmailChangeTimes(Duration.ofDays(1)),
                new ErasureTimes(Duration.ofSeconds(20)),
                new WebhookTimes(List.of(Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMinutes(30),
                        Duration.ofHours(2), Duration.ofHours(5), Duration.ofHours(10), Duration.ofHours(10)))));
    }

    @Test
    void anOverrideLeavesTheOtherTimesAsTheyAre() {
        assertThat(Json.read("{\"checkAfter\": \"PT5S\"}", AssetTimes.class))
                .isEqualTo(new AssetTimes(Duration.ofDays(1), Duration.ofSeconds(5)));
    }
}
