package com.motionmavericks.activities;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.activities.approvals.ApprovalMailTemplates;
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
import org.junit.jupiter.params.provider.MethodSource;

/// Rules that all mail templates keep.
class MailTemplatesTest {
    private static final URI PUBLIC_URL = URI.create("https://studio.example");
    private static final URI PREFERENCES = PUBLIC_URL.resolve("/v1/me/notification-preferences");
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

    @Test
    void aMailThatWasWrittenBeforeKeepsItsBytes() {
        var mail = outgoing(NotificationMailKind.NOTIFICATION_1, event());
        assertThat(notifications().notification(mail).closing()).endsWith(PREFERENCES + ".");
    }

    /// The kinds of all features, except the old versions whose links end with a full stop.
    static Stream<Arguments> mails() {
        var approval = new ApprovalMailData("Studio", "Spring", "Cut", 1, UNTIL, Approval.Status.APPROVED);
        var invitation = new InvitationMailData("Studio", Role.GUEST, UNTIL);
        var link = new ShareLinkMailData("Studio", "Spring", "Titles", UNTIL);
        var digest = new DigestMailData("Studio", List.of(new DigestMailData.Line("Spring", ID, "task.created", 2)));
        return Stream.of(
                mails(InvitationMailKind.values(), invitation, new InvitationMailTemplates(PUBLIC_URL)::words),
                mails(SignInLinkMailKind.values(), new SignInLinkMailData("Studio", UNTIL),
                        new SignInLinkMailTemplates(PUBLIC_URL)::words),
                mails(ApprovalMailKind.values(), approval, new ApprovalMailTemplates(PUBLIC_URL)::words),
                mails(ShareLinkMailKind.values(), link, new ShareLinkMailTemplates(PUBLIC_URL)::words),
                mails(new NotificationMailKind[]{NotificationMailKind.NOTIFICATION_2}, event(),
                        notifications()::notification),
                mails(new DigestMailKind[]{DigestMailKind.DIGEST_2}, digest, notifications()::digest))
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
        return new EventSummary("Studio", "Spring", ID, "task.created", ID);
    }

    private static <K extends MailKind, D extends Record> OutgoingMail<K, D> outgoing(K kind, D data) {
        return new OutgoingMail<>(ID,
                new Delivery(ID, Channel.MAIL, new Person(ID, "Robin"), "Approval", ID, 1, kind.template(),
                        Json.write(data), UNTIL, null, null, null, null, UNTIL, List.of()),
                kind, data, "robin@example.com", "Robin", "token");
    }

    private static List<URI> links(String text) {
        return LINK.matcher(text).results().map(MatchResult::group).map(URI::create).toList();
    }
}
