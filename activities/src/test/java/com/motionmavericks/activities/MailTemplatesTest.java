package com.motionmavericks.activities;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.activities.approvals.ApprovalMailTemplates;
import com.motionmavericks.activities.identity.EmailChangeMailTemplates;
import com.motionmavericks.activities.identity.InvitationMailTemplates;
import com.motionmavericks.activities.identity.SignInLinkMailTemplates;
import com.motionmavericks.activities.mail.MailText;
import com.motionmavericks.activities.notifications.NotificationTemplates;
import com.motionmavericks.activities.sharelinks.ShareLinkMailTemplates;
import com.motionmavericks.domain.Json;
import com.motionmavericks.domain.approvals.Approval;
import com.motionmavericks.domain.approvals.ApprovalMailData;
import com.motionmavericks.domain.approvals.ApprovalMailKind;
import com.motionmavericks.domain.deliveries.Channel;
import com.motionmavericks.domain.deliveries.Delivery;
import com.motionmavericks.domain.deliveries.MailKind;
import com.motionmavericks.domain.deliveries.OutgoingMail;
import com.motionmavericks.domain.identity.EmailChangeMailData;
import com.motionmavericks.domain.identity.EmailChangeMailKind;
import com.motionmavericks.domain.identity.Invitation;
import com.motionmavericks.domain.identity.InvitationMailContent;
import com.motionmavericks.domain.identity.InvitationMailData;
import com.motionmavericks.domain.identity.InvitationMailKind;
import com.motionmavericks.domain.identity.SignInLinkMailData;
import com.motionmavericks.domain.identity.SignInLinkMailKind;
import com.motionmavericks.domain.notifications.DigestMailData;
import com.motionmavericks.domain.notifications.DigestMailKind;
import com.motionmavericks.domain.notifications.EventSummary;
import com.motionmavericks.domain.notifications.NotificationMailKind;
import com.motionmavericks.domain.people.Person;
import com.motionmavericks.domain.sharelinks.ShareLinkMailData;
import com.motionmavericks.domain.sharelinks.ShareLinkMailKind;
import com.motionmavericks.domain.tenancy.Role;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Rules that all mail templates keep.
class MailTemplatesTest {
    private static final URI PUBLIC_URL = URI.create("https://studio.example");
    private static final URI PREFERENCES = PUBLIC_URL.resolve("/open/" + new UUID(1, 1) + "/preferences");
    private static final Pattern LINK = Pattern.compile("https?://\\S+");
    private static final Instant UNTIL = Instant.parse("2026-12-01T10:00:00Z");
    private static final UUID ID = new UUID(1, 1);

    /// A mail client takes everything up to the next space for the link.
    @ParameterizedTest
    @MethodSource("mails")
    <K extends MailKind, D extends Record> void everyLinkEndsAtASpaceOrAtTheEndOfItsLine(K kind, D data,
            Function<OutgoingMail<K, D>, MailText> words) {
        var outgoing = outgoing(kind, data);
        var text = words.apply(outgoing);
        var mail = text.mail(outgoing);
        assertThat(links(mail.text())).contains(text.link()).isSubsetOf(text.link(), PREFERENCES);
        assertThat(links(mail.html().replaceAll("<[^>]*>", "\n"))).isSubsetOf(PREFERENCES);
        assertThat(links(mail.html().replaceAll("(?s).*?href=\"([^\"]*)\".*", "$1"))).containsExactly(text.link());
    }

    @ParameterizedTest
    @CsvSource({"1,/v1/tasks/,/v1/me/notification-preferences.", "2,/v1/tasks/,/v1/me/notification-preferences",
            "3,/open/00000000-0000-0001-0000-000000000001/tasks/,/open/00000000-0000-0001-0000-000000000001/preferences"})
    void aMailThatWasWrittenBeforeKeepsItsBytes(int version, String link, String end) {
        var mail = outgoing(NotificationMailKind.NOTIFICATION, "notification/" + version, event());
        var words = notifications().notification(mail);
        assertThat(words.link()).isEqualTo(PUBLIC_URL.resolve(link + ID));
        assertThat(words.closing()).endsWith(PUBLIC_URL + end);
    }

    @Test
    void aMailThatWasWrittenBeforeLinksToWhereItDid() {
        var approval = outgoing(ApprovalMailKind.ASKED, "approval-asked/1", approval());
        assertThat(new ApprovalMailTemplates(PUBLIC_URL).words(approval).link()).hasPath("/v1/approvals/" + ID);
        var link = outgoing(ShareLinkMailKind.EXPIRING, "share-link-expiring/1",
                new ShareLinkMailData("Studio", "Spring", "Titles", null, UNTIL, null));
        assertThat(new ShareLinkMailTemplates(PUBLIC_URL).words(link).link()).hasPath("/v1/share-links/" + ID);
    }

    /// The kinds of all features.
    static Stream<Arguments> mails() {
        var invitation = new InvitationMailContent(
                new InvitationMailData("Studio", Role.GUEST, UNTIL, List.of("Spring"),
                        Invitation.Status.EXPIRED),
                "Alex", "Robin", "Welcome");
        var link = new ShareLinkMailData("Studio", "Spring", "Titles", ID, UNTIL, UNTIL);
        var digest = new DigestMailData("Studio", List.of(new DigestMailData.Line("Spring", ID, "task.created", 2)));
        return Stream.of(
                mails(InvitationMailKind.values(), invitation, new InvitationMailTemplates(PUBLIC_URL)::words),
                mails(SignInLinkMailKind.values(), new SignInLinkMailData("Studio", UNTIL),
                        new SignInLinkMailTemplates(PUBLIC_URL)::words),
                mails(EmailChangeMailKind.values(), new EmailChangeMailData("Studio", UNTIL),
                        new EmailChangeMailTemplates(PUBLIC_URL)::words),
                mails(ApprovalMailKind.values(), approval(), new ApprovalMailTemplates(PUBLIC_URL)::words),
                mails(ShareLinkMailKind.values(), link, new ShareLinkMailTemplates(PUBLIC_URL)::words),
                mails(NotificationMailKind.values(), event(), notifications()::notification),
                mails(DigestMailKind.values(), digest, notifications()::digest))
                .flatMap(mails -> mails);
    }

    private static <K extends MailKind, D extends Record> Stream<Arguments> mails(K[] kinds, D data,
            Function<OutgoingMail<K, D>, MailText> words) {
        return Stream.of(kinds).map(kind -> Arguments.of(kind, data, words));
    }

    private static NotificationTemplates notifications() {
        return new NotificationTemplates(PUBLIC_URL);
    }

    private static EventSummary event() {
        return new EventSummary("Studio", "Spring", ID, "task.created", ID, ID);
    }

    private static ApprovalMailData approval() {
        return new ApprovalMailData("Studio", "Spring", "Cut", 1, UNTIL, Approval.Status.APPROVED);
    }

    private static <K extends MailKind, D extends Record> OutgoingMail<K, D> outgoing(K kind, D data) {
        return outgoing(kind, kind.template(), data);
    }

    private static <K extends MailKind, D extends Record> OutgoingMail<K, D> outgoing(K kind, String template,
            D data) {
        return new OutgoingMail<>(ID,
                new Delivery(ID, Channel.MAIL, new Person(ID, "Robin"), "Approval", ID, 1, template,
                        Json.write(data), UNTIL, null, null, null, null, UNTIL, List.of()),
                kind, data, "robin@example.com", "Robin", "token");
    }

    private static List<URI> links(String text) {
        return LINK.matcher(text).results().map(MatchResult::group).map(URI::create).toList();
    }
}
