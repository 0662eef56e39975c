package com.motionmavericks.domain.identity;

import static com.motionmavericks.domain.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.motionmavericks.domain.deliveries.OutgoingMail;
import com.motionmavericks.domain.identity.Invitation.Status;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.testing.SettableClock;
import com.motionmavericks.domain.testing.TestDatabase;
import com.motionmavericks.domain.testing.TestStudio;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InvitationsTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private final SettableClock clock = new SettableClock();
    private final TestStudio studio = TestStudio.create(DATABASE, clock);
    private final Invitations invitations = studio.api().invitations();
    private final InvitationProcess worker = studio.worker().invitationProcess();

    @Nested
    class ALink {
        @Test
        void letsInOnceAndIsDeadAfterwards() {
            var invitation = invite();
            var token = token(invitation);
            assertThat(invitations.open(token, TestStudio.ORIGIN).name()).isEqualTo("Gil Guest");
            var session = invitations.accept(token, "click", TestStudio.ORIGIN);
            assertThat(session.role()).isEqualTo(Role.GUEST);
            assertThat(principal(session).memberId()).isEqualTo(invitation.member().id());
            refused(Refusal.INVITATION_ACCEPTED, () -> invitations.open(token, TestStudio.ORIGIN));
            refused(Refusal.INVITATION_ACCEPTED, () -> invitations.accept(token, "another", TestStudio.ORIGIN));
        }

        @Test
        void givesTheSameSessionToTheSameClick() {
            var token = token(invite());
            assertThat(invitations.accept(token, "click", TestStudio.ORIGIN))
                    .isEqualTo(invitations.accept(token, "click", TestStudio.ORIGIN));
        }

        @Test
        void isReplacedByTheNextSending() {
            var invitation = invite();
            var first = token(invitation);
            var resent = invitations.resend(studio.admin(), key(),
                    new ResendInvitation(invitation.id(), invitation.version()));
            refused(Refusal.INVITATION_REPLACED, () -> invitations.accept(first, key(), TestStudio.ORIGIN));
            assertThat(invitations.open(token(resent), TestStudio.ORIGIN).email())
                    .isEqualTo(invitation.requiredEmail());
        }

        @Test
        void isDeadOnTimeEvenWhenNobodyHasNotedIt() {
            var token = token(invite());
            clock.advance(TestStudio.TIMES.invitations().lifetime());
            refused(Refusal.INVITATION_EXPIRED, () -> invitations.accept(token, key(), TestStudio.ORIGIN));
        }

        @Test
        void isDeadAfterTheRevocation() {
            var invitation = invite();
            var token = token(invitation);
            revoke(invitation);
            refused(Refusal.INVITATION_REVOKED, () -> invitations.accept(token, key(), TestStudio.ORIGIN));
        }

        @Test
        void isUnknownWhenItIsForged() {
            var token = token(invite());
            var forged = token.substring(0, token.length() - 2) + (token.endsWith("AA") ? "BB" : "AA");
            refused(Refusal.INVITATION_UNKNOWN, () -> invitations.open(forged, TestStudio.ORIGIN));
            refused(Refusal.INVITATION_UNKNOWN, () -> invitations.open("nonsense", TestStudio.ORIGIN));
        }
    }

    @Nested
    class Rules {
        @Test
        void onlyAnAdminInvites() {
            var guest = Principal.member(studio.tenantId(), UUID.randomUUID(), Role.GUEST, TestStudio.ORIGIN);
            refused(Refusal.NOT_ALLOWED, () -> invitations.invite(guest, key(), command("x@example.com")));
            refused(Refusal.NOT_ALLOWED, () -> invitations.list(guest, null, null, new PageRequest(10, null)));
        }

        @Test
        void aStudioSendsAtMostHundredInARowAlsoToTheSamePersonAndCountsNoneThatWasRefused() {
            var first = invite();
            IntStream.range(0, 10).forEach(_ -> refused(Refusal.ALREADY_INVITED,
                    () -> invitations.invite(studio.admin(), key(), command(first.requiredEmail()))));
            var resent = invitations.resend(studio.admin(), key(), new ResendInvitation(first.id(), first.version()));
            IntStream.range(2, 100).forEach(_ -> invite());

            refused(Refusal.TOO_MANY_REQUESTS, () -> invite());
            refused(Refusal.TOO_MANY_REQUESTS, () -> invitations.resend(studio.admin(), key(),
                    new ResendInvitation(first.id(), resent.version())));
            assertThat(invitations.get(studio.admin(), first.id()).generation()).isEqualTo(2);
        }

        @Test
        void nobodyIsInvitedTwiceNorAMember() {
            var invitation = invite();
            refused(Refusal.ALREADY_INVITED,
                    () -> invitations.invite(studio.admin(), key(),
                            command(" " + invitation.requiredEmail().toUpperCase(Locale.ROOT))));
            invitations.accept(token(invitation), key(), TestStudio.ORIGIN);
            refused(Refusal.ALREADY_MEMBER,
                    () -> invitations.invite(studio.admin(), key(), command(invitation.requiredEmail())));
        }

        @Test
        void whoseInvitationIsOverIsInvitedAnewAsTheSamePerson() {
            var first = invite();
            clock.advance(TestStudio.TIMES.invitations().lifetime());
            var second = invitations.invite(studio.admin(), key(), command(first.requiredEmail()));
            assertThat(second.member().id()).isEqualTo(first.member().id());
            assertThat(invitations.get(studio.admin(), first.id()).status()).isEqualTo(Status.EXPIRED);
            var expired = invitations.get(studio.admin(), first.id());
            refused(Refusal.ALREADY_INVITED, () -> invitations.resend(studio.admin(), key(),
                    new ResendInvitation(expired.id(), expired.version())));
        }

        @Test
        void anInvitationGrantsWhatItWasMadeWithWhateverWasOfferedLater() {
            var first = invite();
            var mail = prepareMail(first);
            clock.advance(TestStudio.TIMES.invitations().lifetime());
            var second = invitations.invite(studio.admin(), key(),
                    new InviteMember(first.requiredEmail(), "Gil the Boss", Role.ADMIN, null));
            assertThat(List.of(second.role(), second.name())).isEqualTo(List.of(Role.ADMIN, "Gil the Boss"));
            revoke(second);
            var again = resend(first.id());
            assertThat(List.of(again.role(), again.name())).isEqualTo(List.of(Role.GUEST, "Gil Guest"));
            assertThat(prepareMail(again)).satisfies(resent -> {
                assertThat(resent.name()).isEqualTo(mail.name());
                assertThat(resent.data().data().role()).isEqualTo(Role.GUEST);
            });
            assertThat(invitations.open(token(again), TestStudio.ORIGIN).role()).isEqualTo(Role.GUEST);

            var session = invitations.accept(token(again), key(), TestStudio.ORIGIN);
            var guest = principal(session);
            assertThat(guest.role()).isEqualTo(session.role()).isEqualTo(Role.GUEST);
            assertThat(studio.api().members().me(guest).member().name()).isEqualTo("Gil Guest");
            assertThat(studio.api().events().list(studio.admin(), new PageRequest(100, null)).items())
                    .filteredOn(event -> event.type().equals("invitation.accepted")).singleElement()
                    .satisfies(event -> assertThat(event.details()).contains("\"role\":\"GUEST\""));
        }

        @Test
        void whoAcceptedAnotherInvitationIsNotInvitedAgainByAnOldOne() {
            var old = invite();
            clock.advance(TestStudio.TIMES.invitations().lifetime());
            invitations.accept(token(invitations.invite(studio.admin(), key(),
                    new InviteMember(old.requiredEmail(), "Gil", Role.AGENCY, null))), key(), TestStudio.ORIGIN);
            refused(Refusal.ALREADY_MEMBER, () -> resend(old.id()));
        }

        @Test
        void aMailThatIsSentMeanwhileDoesNotMakeAChangeStale() {
            var invitation = invite();
            clock.advance(Duration.ofMinutes(1));
            mail(invitation);
            var mailed = invitations.get(studio.admin(), invitation.id());
            assertThat(mailed.version()).isEqualTo(invitation.version());
            assertThat(mailed.updatedAt()).isEqualTo(invitation.updatedAt().plus(Duration.ofMinutes(1)));
            assertThat(revoke(invitation).status()).isEqualTo(Status.REVOKED);
        }

        @Test
        void aStaleVersionIsRefusedWithTheCurrentOne() {
            var invitation = invite();
            invitations.resend(studio.admin(), key(), new ResendInvitation(invitation.id(), invitation.version()));
            assertThatThrownBy(() -> revoke(invitation)).asInstanceOf(type(Refused.class)).satisfies(refused -> {
                assertThat(refused.refusal()).isEqualTo(Refusal.STALE_VERSION);
                assertThat(refused.facts()).containsEntry("currentVersion", invitation.version() + 1);
            });
        }

        @Test
        void anExpiredOrUndeliverableInvitationCanBeSentAgainARevokedOneCannot() {
            var invitation = invite();
            clock.advance(TestStudio.TIMES.invitations().lifetime());
            worker.expire(studio.tenantId(), invitation.id(), clock.instant());
            var expired = invitations.get(studio.admin(), invitation.id());
            var open = invitations.resend(studio.admin(), key(), new ResendInvitation(expired.id(), expired.version()));
            assertThat(open.status()).isEqualTo(Status.PENDING);
            assertThat(open.mailDueAt()).isEqualTo(clock.instant());
            var revoked = revoke(open);
            refused(Refusal.INVITATION_CLOSED, () -> invitations.resend(studio.admin(), key(),
                    new ResendInvitation(revoked.id(), revoked.version())));
        }

        @Test
        void theLifetimeHasBounds() {
            refused(Refusal.INVALID, () -> invitations.invite(studio.admin(), key(),
                    new InviteMember("x@example.com", "X", Role.GUEST, clock.instant())));
            refused(Refusal.INVALID, () -> invitations.invite(studio.admin(), key(), new InviteMember("x@example.com",
                    "X", Role.GUEST, clock.instant().plus(Duration.ofDays(31)))));
        }

        @Test
        void pagesGoThroughTheWholeListAndACursorOpensNoOther() {
            for (int i = 0; i < 5; i++) {
                invite();
            }
            var seen = new ArrayList<UUID>();
            String next = null;
            do {
                var page = invitations.list(studio.admin(), Status.PENDING, null, new PageRequest(2, next));
                page.items().forEach(invitation -> seen.add(invitation.id()));
                next = page.next();
            } while (next != null);
            assertThat(seen).hasSize(5).doesNotHaveDuplicates();
            var cursor = invitations.list(studio.admin(), Status.PENDING, null, new PageRequest(2, null)).next();
            refused(Refusal.INVALID_CURSOR,
                    () -> invitations.list(studio.admin(), null, null, new PageRequest(2, cursor)));
            var other = TestStudio.create(DATABASE, clock);
            refused(Refusal.INVALID_CURSOR, () -> other.api().invitations().list(other.admin(), Status.PENDING, null,
                    new PageRequest(2, cursor)));
        }
    }

    @Test
    void everyMutationWritesExactlyOneEventAndWhatChangesNothingWritesNone() {
        var steps = new ArrayList<String>();
        var invitation = invite();
        steps.add("invitation.created");
        var mail = prepareMail(invitation);
        studio.worker().deliveries().mailed(mail, "vendor-1");
        studio.worker().deliveries().mailed(mail, "vendor-1");
        steps.add("invitation.mailed");
        worker.expire(studio.tenantId(), invitation.id(), clock.instant());
        var key = key();
        var current = invitations.get(studio.admin(), invitation.id());
        invitations.resend(studio.admin(), key, new ResendInvitation(current.id(), current.version()));
        invitations.resend(studio.admin(), key, new ResendInvitation(current.id(), current.version()));
        steps.add("invitation.resent");
        refused(Refusal.STALE_VERSION, () -> revoke(current));
        clock.advance(TestStudio.TIMES.invitations().lifetime());
        worker.expire(studio.tenantId(), invitation.id(), clock.instant());
        worker.expire(studio.tenantId(), invitation.id(), clock.instant());
        steps.add("invitation.expired");
        var events = studio.api().events().list(studio.admin(), new PageRequest(100, null)).items();
        assertThat(events).filteredOn(event -> event.subjectId().equals(invitation.id()))
                .extracting(event -> event.type()).isEqualTo(steps);
        assertThat(events.getLast().details()).isEqualTo("{}");
    }

    @Test
    void anAddressStandsInOneTableANameInTwoAndATokenNowhere() {
        var canary = "canary" + UUID.randomUUID();
        var invitation = invitations.invite(studio.admin(), key(),
                new InviteMember(canary + "@example.com", "Name " + canary, Role.AGENCY, null));
        var mail = prepareMail(invitation);
        studio.worker().deliveries().mailed(mail, "vendor-1");
        invitations.accept(mail.requiredToken(), key(), TestStudio.ORIGIN);
        assertThat(tablesHolding(canary + "@")).containsExactly("member");
        assertThat(tablesHolding(canary)).containsExactlyInAnyOrder("member", "invitation");
        assertThat(tablesHolding(mail.requiredToken().substring(3))).isEmpty();
    }

    private static List<String> tablesHolding(String text) {
        return DATABASE.superuser().withHandle(handle -> handle
                .createQuery(
                        "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'")
                .mapTo(String.class).list().stream()
                .filter(table -> handle.createQuery("select count(*) from " + table + " t where t::text like :text")
                        .bind("text", "%" + text + "%").mapTo(Long.class).one() > 0)
                .toList());
    }

    private Invitation invite() {
        return invitations.invite(studio.admin(), key(), command("guest-" + UUID.randomUUID() + "@example.com"));
    }

    private static InviteMember command(String email) {
        return new InviteMember(email, "Gil Guest", Role.GUEST, null);
    }

    private Invitation resend(UUID id) {
        return invitations.resend(studio.admin(), key(),
                new ResendInvitation(id, invitations.get(studio.admin(), id).version()));
    }

    private Principal principal(Session session) {
        return TestStudio.principal(studio.api(), TestStudio.credential(session));
    }

    private Invitation revoke(Invitation invitation) {
        return invitations.revoke(studio.admin(), key(), new RevokeInvitation(invitation.id(), invitation.version()));
    }

    private OutgoingMail<InvitationMailKind, InvitationMailContent> prepareMail(Invitation invitation) {
        return worker.prepareMail(studio.tenantId(), invitation.id(), InvitationMailKind.INVITATION).orElseThrow();
    }

    private void mail(Invitation invitation) {
        studio.worker().deliveries().mailed(prepareMail(invitation), "vendor-" + invitation.id());
    }

    private String token(Invitation invitation) {
        return prepareMail(invitation).requiredToken();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
