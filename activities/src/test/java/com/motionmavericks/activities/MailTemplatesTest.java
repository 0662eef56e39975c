package com.motionmavericks.activities;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.activities.approvals.ApprovalMailTemplates;
import com.motionmavericks.activities.identity.InvitationMailTemplates;
import com.motionmavericks.activities.mail.MailText;
import com.motionmavericks.activities.notifications.NotificationTemplates;
import com.motionmavericks.activities.sharelinks.ShareLinkMailTemplates;
import com.motionmavericks.domain.Json;
import com.motionmavericks.domain.approvals.Approval;
import com.motionmavericks.domain.approvals.ApprovalMailData;
import com.motionmavericks.domain.deliveries.Channel;
import com.motionmavericks.domain.deliveries.Delivery;
import com.motionmavericks.domain.deliveries.OutgoingMail;
import com.motionmavericks.domain.identity.InvitationMailData;
import com.motionmavericks.domain.notifications.DigestMailData;
import com.motionmavericks.domain.notifications.EventSummary;
import com.motionmavericks.domain.sharelinks.ShareLinkMailData;
import com.motionmavericks.domain.tenancy.Role;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Rules that all mail templates keep.
class MailTemplatesTest {
    private static final URI PUBLIC_URL = URI.create("https://studio.example");
    private static final URI PREFERENCES = PUBLIC_URL.resolve("/v1/me/notification-preferences");
    private static final Pattern LINK = Pattern.compile("https?://\\S+");
    private static final Instant UNTIL = Instant.parse("2026-12-01T10:00:00Z");
    private static final UUID ID = new UUID(1, 1);

    /// Mail clients end a link at the next space.
    @ParameterizedTest
    @MethodSource("mails")
    void everyLinkEndsAtASpaceOrAtTheEndOfItsLine(String template, Record data,
            Function<OutgoingMail, MailText> words) {
        var outgoing = outgoing(template, data);
        var wording = words.apply(outgoing);
        var mail = wording.mail(outgoing);
        assertThat(links(mail.text())).contains(wording.link()).isSubsetOf(wording.link(), PREFERENCES);
        assertThat(links(mail.html().replaceAll("<[^>]*>", "\n"))).isSubsetOf(PREFERENCES);
        assertThat(links(mail.html().replaceAll("(?s).*?href=\"([^\"]*)\".*", "$1"))).containsExactly(wording.link());
    }

    @Test
    void anOldTemplateVersionKeepsItsWords() {
        var mail = outgoing("notification/1", eventSummary());
        assertThat(notifications().notification(mail).closing()).endsWith(PREFERENCES + ".");
    }

    static List<Arguments> mails() {
        var invitations = new InvitationMailTemplates(PUBLIC_URL);
        var approvals = new ApprovalMailTemplates(PUBLIC_URL);
        var invitation = new InvitationMailData("Studio", Role.GUEST, UNTIL);
        var approval = new ApprovalMailData("Studio", "Spring", "Cut", 1, UNTIL, Approval.Status.APPROVED);
        return List.of(mail("invitation/1", invitation, invitations::words),
                mail("invitation-reminder/1", invitation, invitations::words),
                mail("approval-asked/1", approval, approvals::words),
                mail("approval-reminder/1", approval, approvals::words),
                mail("approval-overdue/1", approval, approvals::words),
                mail("approval-outcome/1", approval, approvals::words),
                mail("share-link-expiring/1", new ShareLinkMailData("Studio", "Spring", "Titles", UNTIL),
                        new ShareLinkMailTemplates(PUBLIC_URL)::words),
                mail("notification/2", eventSummary(), notifications()::notification),
                mail("digest/2",
                        new DigestMailData("Studio", List.of(new DigestMailData.Line("Spring", ID, "task.created", 2))),
                        notifications()::digest));
    }

    private static Arguments mail(String template, Record data, Function<OutgoingMail, MailText> words) {
        return Arguments.of(template, data, words);
    }

    private static NotificationTemplates notifications() {
        return new NotificationTemplates(PUBLIC_URL);
    }

    private static EventSummary eventSummary() {
        return new EventSummary("Studio", "Spring", ID, "task.created", ID);
    }

    private static OutgoingMail outgoing(String template, Record data) {
        return new OutgoingMail(ID,
                new Delivery(ID, Channel.MAIL, ID, "Approval", ID, 1, template, Json.write(data), UNTIL,
                        null, null, null, null, List.of()),
                "robin@example.com", "Robin", "token");
    }

    private static List<URI> links(String text) {
        return LINK.matcher(text).results().map(MatchResult::group).map(URI::create).toList();
    }
}
