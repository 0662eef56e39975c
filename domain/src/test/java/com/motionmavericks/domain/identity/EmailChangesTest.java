package com.motionmavericks.domain.identity;

import static com.motionmavericks.domain.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.domain.apikeys.ApiKeyToken;
import com.motionmavericks.domain.apikeys.CreateApiKey;
import com.motionmavericks.domain.deliveries.OutgoingMail;
import com.motionmavericks.domain.identity.EmailChange.Status;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.testing.Race;
import com.motionmavericks.domain.testing.SettableClock;
import com.motionmavericks.domain.testing.TestDatabase;
import com.motionmavericks.domain.testing.TestStudio;
import com.motionmavericks.domain.text.EmailAddress;
import com.motionmavericks.steps.identity.EmailChangeStep;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EmailChangesTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private final SettableClock clock = new SettableClock();
    private final TestStudio studio = TestStudio.create(DATABASE, clock);
    private final EmailChanges changes = studio.api().emailChanges();
    private final EmailChangeProcess process = studio.worker().emailChangeProcess();
    private final Principal guest = studio.join(Role.GUEST);
    private final String present = address(guest);

    @Nested
    class ARequest {
        @Test
        void saysWhatWasAcceptedAndUntilWhen() {
            var accepted = request(guest, "New@Example.com");
            assertThat(accepted.email()).isEqualTo("new@example.com");
            assertThat(accepted.expiresAt())
                    .isEqualTo(clock.instant().plus(TestStudio.TIMES.emailChanges().lifetime()));
            assertThat(address(guest)).isEqualTo(present);
            assertThat(events(guest)).endsWith("email-change.requested");
        }

        @Test
        void isAnsweredInTheSameWayWhenSomebodyHasTheAddress() {
            request(guest, address(studio.join(Role.AGENCY)));
            assertThat(change(guest).status()).isEqualTo(Status.OPEN);
            assertThat(mail(guest, EmailChangeMailKind.NOTICE)).isPresent();
        }

        @Test
        void tellsTheOldAddressBeforeItMailsTheNewOne() {
            request(guest, "new@example.com");
            assertThat(mail(guest, EmailChangeMailKind.CONFIRMATION)).isEmpty();
            var notice = send(guest, EmailChangeMailKind.NOTICE);
            assertThat(notice.email()).isEqualTo(present);
            assertThat(notice.token()).isNull();
            var confirmation = send(guest, EmailChangeMailKind.CONFIRMATION);
            assertThat(confirmation.email()).isEqualTo("new@example.com");
            assertThat(mail(guest, EmailChangeMailKind.NOTICE)).isEmpty();
            assertThat(mail(guest, EmailChangeMailKind.CONFIRMATION)).isEmpty();
            assertThat(events(guest)).endsWith("email-change.notice-mailed", "email-change.mailed");
        }

        @Test
        void isRefusedForThePresentAddress() {
            refused(Refusal.INVALID, () -> request(guest, present));
        }

        @Test
        void isRefusedWhenTheAddressComesFromClerk() {
            refused(Refusal.EMAIL_FROM_CLERK, () -> request(studio.admin(), "new@example.com"));
        }

        @Test
        void isRefusedToAMachine() {
            var token = studio.api().apiKeys()
                    .create(studio.admin(), key(), new CreateApiKey("Farm", Role.ADMIN, null)).token();
            var parsed = ApiKeyToken.parse(token).orElseThrow();
            var machine = new Credential.ApiKey(parsed.tenantId(), parsed.id(), parsed.sha256(), TestStudio.ORIGIN);
            refused(Refusal.NOT_ALLOWED, () -> request(machine, "new@example.com"));
        }

        @Test
        void isRefusedBeyondFiveInAnHour() {
            IntStream.range(0, HourlyCount.LIMIT).forEach(n -> request(guest, n + "@example.com"));
            refused(Refusal.TOO_MANY_REQUESTS, () -> request(guest, "another@example.com"));
            clock.advance(Duration.ofHours(1));
            request(guest, "another@example.com");
            assertThat(change(guest).generation()).isEqualTo(HourlyCount.LIMIT + 1);
        }
    }

    @Nested
    class ALink {
        @Test
        void givesTheMemberTheAddressOnce() {
            var token = token(guest, "new@example.com");
            assertThat(changes.open(token, TestStudio.ORIGIN).newEmail()).isEqualTo("new@example.com");
            assertThat(address(guest)).isEqualTo(present);
            var confirmed = changes.confirm(token, "click", TestStudio.ORIGIN);
            assertThat(address(guest)).isEqualTo("new@example.com");
            assertThat(changes.confirm(token, "click", TestStudio.ORIGIN)).isEqualTo(confirmed);
            refused(Refusal.EMAIL_CHANGE_CLOSED, () -> changes.confirm(token, "another", TestStudio.ORIGIN));
            refused(Refusal.EMAIL_CHANGE_CLOSED, () -> changes.open(token, TestStudio.ORIGIN));
            assertThat(change(guest)).extracting(EmailChange::status, EmailChange::newEmail)
                    .containsExactly(Status.CONFIRMED, null);
            assertThat(events(guest)).endsWith("member.changed", "email-change.confirmed");
        }

        @Test
        void isReplacedByTheNext() {
            var replaced = token(guest, "first@example.com");
            var newest = token(guest, "second@example.com");
            refused(Refusal.EMAIL_CHANGE_CLOSED, () -> changes.confirm(replaced, "click", TestStudio.ORIGIN));
            changes.confirm(newest, "click", TestStudio.ORIGIN);
            assertThat(address(guest)).isEqualTo("second@example.com");
        }

        @Test
        void expires() {
            var token = token(guest, "new@example.com");
            process.expire(studio.tenantId(), id(guest), clock.instant());
            assertThat(change(guest).status()).isEqualTo(Status.OPEN);
            clock.advance(TestStudio.TIMES.emailChanges().lifetime());
            refused(Refusal.EMAIL_CHANGE_CLOSED, () -> changes.confirm(token, "click", TestStudio.ORIGIN));
            process.expire(studio.tenantId(), id(guest), clock.instant());
            process.expire(studio.tenantId(), id(guest), clock.instant());
            assertThat(change(guest)).extracting(EmailChange::status, EmailChange::newEmail)
                    .containsExactly(Status.EXPIRED, null);
            assertThat(events(guest)).endsWith("email-change.mailed", "email-change.expired");
        }

        @Test
        void isUnknownWhenForgedOrForAnotherPurpose() {
            refused(Refusal.NOT_FOUND, () -> changes.open("nonsense", TestStudio.ORIGIN));
            refused(Refusal.NOT_FOUND, () -> changes.open(requestSignIn(), TestStudio.ORIGIN));
        }

        @Test
        void isRefusedWhenSomebodyHasTheAddress() {
            var taken = address(studio.join(Role.AGENCY));
            var token = token(guest, taken);
            refused(Refusal.EMAIL_TAKEN, () -> changes.confirm(token, "click", TestStudio.ORIGIN));
            assertThat(address(guest)).isEqualTo(present);
            assertThat(change(guest).status()).isEqualTo(Status.OPEN);
        }

        @Test
        void worksInEachStudioOfAnAddress() {
            var other = TestStudio.create(DATABASE, clock);
            var there = address(other, other.join(Role.GUEST));
            changes.confirm(token(guest, there), "click", TestStudio.ORIGIN);
            assertThat(address(guest)).isEqualTo(there);
        }

        @Test
        void worksForOneOfTwoMembersWhoConfirmTheSameAddressAtOnce() {
            var agency = studio.join(Role.AGENCY);
            var token = token(agency, "same@example.com");
            var waiting = studio.api().database().inTenant(guest, tx -> {
                tx.dao(MemberDao::new).changeEmail(id(guest), "same@example.com");
                return Race.blocked(DATABASE, () -> changes.confirm(token, "click", TestStudio.ORIGIN));
            });
            refused(Refusal.EMAIL_TAKEN, () -> Race.end(waiting));
        }

        @Test
        void endsTheLinkToSignInOfTheOldAddress() {
            var signIn = requestSignIn();
            changes.confirm(token(guest, "new@example.com"), "click", TestStudio.ORIGIN);
            refused(Refusal.SIGN_IN_LINK_EXPIRED, () -> studio.api().signInLinks().open(signIn, TestStudio.ORIGIN));
        }
    }

    @Nested
    class AnOpenRequest {
        @Test
        void isCancelledWhenTheMemberLeaves() {
            var signIn = requestSignIn();
            var token = token(guest, "new@example.com");
            studio.api().members().leave(guest, key());
            assertThat(change(guest)).extracting(EmailChange::status, EmailChange::newEmail)
                    .containsExactly(Status.CANCELLED, null);
            refused(Refusal.EMAIL_CHANGE_CLOSED, () -> changes.confirm(token, "click", TestStudio.ORIGIN));
            refused(Refusal.SIGN_IN_LINK_UNKNOWN, () -> studio.api().signInLinks().open(signIn, TestStudio.ORIGIN));
            assertThat(events(guest)).contains("sign-in-link.expired", "email-change.cancelled");
        }

        /// The notice to the old address advises this to a member whose session somebody else has.
        @Test
        void isCancelledWhenTheMemberEndsAllSessions() {
            var token = token(guest, "new@example.com");
            studio.api().sessions().endAll(guest, null);
            refused(Refusal.EMAIL_CHANGE_CLOSED, () -> changes.confirm(token, "click", TestStudio.ORIGIN));
            assertThat(change(guest).status()).isEqualTo(Status.CANCELLED);
        }

        @Test
        void isCancelledByAnOperatorWhoAbortsIt() {
            request(guest, "new@example.com");
            studio.worker().database().asWorker(studio.tenantId(), tx -> process.abort(tx, id(guest)));
            assertThat(change(guest).status()).isEqualTo(Status.CANCELLED);
            assertThat(mail(guest, EmailChangeMailKind.NOTICE)).isEmpty();
        }

        @Test
        void goesOnWhenAnOperatorSkipsTheNotice() {
            request(guest, "new@example.com");
            studio.worker().database().asWorker(studio.tenantId(),
                    tx -> process.skip(tx, id(guest), EmailChangeStep.NOTIFY, "1"));
            assertThat(mail(guest, EmailChangeMailKind.CONFIRMATION)).isPresent();
        }
    }

    private EmailChanges.Accepted request(Credential caller, String email) {
        return changes.request(caller, key(), new RequestEmailChange(EmailAddress.of(email)));
    }

    /// The token of a new request.
    private String token(Principal member, String email) {
        request(member, email);
        send(member, EmailChangeMailKind.NOTICE);
        return send(member, EmailChangeMailKind.CONFIRMATION).requiredToken();
    }

    private Optional<OutgoingMail<EmailChangeMailKind, EmailChangeMailData>> mail(Principal member,
            EmailChangeMailKind kind) {
        return process.prepareMail(studio.tenantId(), id(member), kind);
    }

    private OutgoingMail<EmailChangeMailKind, EmailChangeMailData> send(Principal member, EmailChangeMailKind kind) {
        var mail = mail(member, kind).orElseThrow();
        studio.worker().deliveries().mailed(mail, "vendor-" + mail.delivery().id());
        return mail;
    }

    private EmailChange change(Principal member) {
        return process.find(studio.tenantId(), id(member)).orElseThrow();
    }

    private String requestSignIn() {
        studio.api().signInRequests().add(present, TestStudio.ORIGIN);
        var requests = studio.worker().signInRequests();
        requests.claim(10).forEach(requests::serve);
        return studio.worker().signInLinkProcess().prepareMail(studio.tenantId(), id(guest)).orElseThrow()
                .requiredToken();
    }

    private String address(Principal member) {
        return address(studio, member);
    }

    private static String address(TestStudio studio, Principal member) {
        return studio.api().members().me(member).member().requiredEmail();
    }

    private List<String> events(Principal member) {
        return DATABASE.superuser().withHandle(handle -> handle
                .select("select type from event where subject_id = ? order by seq", id(member)).mapTo(String.class)
                .list());
    }

    private static UUID id(Principal member) {
        return member.requiredMemberId();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
