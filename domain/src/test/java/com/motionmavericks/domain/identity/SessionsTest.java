package com.motionmavericks.domain.identity;

import static com.motionmavericks.domain.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;

import com.motionmavericks.domain.tenancy.Origin;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.testing.Race;
import com.motionmavericks.domain.testing.SettableClock;
import com.motionmavericks.domain.testing.TestDatabase;
import com.motionmavericks.domain.testing.TestStudio;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionsTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private final SettableClock clock = new SettableClock();
    private final TestStudio studio = TestStudio.create(DATABASE, clock);
    private final Sessions sessions = studio.api().sessions();
    private final String email = "gil-" + UUID.randomUUID() + "@example.com";
    private final Session session = join(studio, email);
    private final String first = sessions.refreshToken(session);

    @Nested
    class ARefresh {
        @Test
        void givesTheNextToken() {
            clock.advance(Duration.ofMinutes(15));
            var next = refresh(first);
            assertThat(next.generation()).isEqualTo(2);
            assertThat(next.refreshedAt()).isEqualTo(clock.instant());
            assertThat(next.expiresAt()).isEqualTo(clock.instant().plus(TestStudio.TIMES.sessions().idle()));
            assertThat(sessions.refreshToken(next)).isNotEqualTo(first);
            assertThat(refresh(sessions.refreshToken(next)).generation()).isEqualTo(3);
            assertThat(isOpen(session)).isTrue();
        }

        @Test
        void givesTheSameTokenAgainDuringTheGrace() {
            var next = refresh(first);
            clock.advance(TestStudio.TIMES.sessions().grace());
            assertThat(refresh(first)).isEqualTo(next);
            assertThat(refresh(sessions.refreshToken(next)).generation()).isEqualTo(3);
        }

        @Test
        void withAReplacedTokenAfterTheGraceEndsTheSession() {
            var next = sessions.refreshToken(refresh(first));
            clock.advance(TestStudio.TIMES.sessions().grace().plusMillis(1));
            refused(Refusal.SESSION_ENDED, () -> refresh(first));
            refused(Refusal.SESSION_ENDED, () -> refresh(next));
            assertThat(isOpen(session)).isFalse();
            assertThat(events(session.id())).containsExactly("session.started", "session.reuse-detected");
        }

        @Test
        void withAReplacedTokenWhoseSuccessorWasUsedEndsTheSession() {
            refresh(sessions.refreshToken(refresh(first)));
            refused(Refusal.SESSION_ENDED, () -> refresh(first));
            assertThat(isOpen(session)).isFalse();
        }

        @Test
        void isRefusedWhenTheSessionWasIdleForTooLong() {
            clock.advance(TestStudio.TIMES.sessions().idle());
            refused(Refusal.SESSION_EXPIRED, () -> refresh(first));
            assertThat(isOpen(session)).isFalse();
        }

        @Test
        void doesNotExtendASessionBeyondItsLongestTime() {
            var token = first;
            for (int days = 0; days < 30; days += 10) {
                var next = refresh(token);
                token = sessions.refreshToken(next);
                assertThat(next.expiresAt())
                        .isBeforeOrEqualTo(session.createdAt().plus(TestStudio.TIMES.sessions().longest()));
                assertThat(isOpen(session)).isTrue();
                clock.advance(Duration.ofDays(10));
            }
            var last = token;
            refused(Refusal.SESSION_EXPIRED, () -> refresh(last));
            assertThat(isOpen(session)).isFalse();
        }

        @Test
        void isRefusedWithAForgedTokenOrOneOfAnotherPurpose() {
            refused(Refusal.REFRESH_TOKEN_UNKNOWN, () -> refresh("nonsense"));
            refused(Refusal.REFRESH_TOKEN_UNKNOWN, () -> refresh(requestLink()));
        }

        @Test
        void atTheSameTimeAsAnotherOneGivesTheSameToken() {
            var answers = DATABASE.superuser().inTransaction(handle -> {
                handle.execute("select from session where id = ? for update", session.id());
                var one = Race.blocked(DATABASE, () -> refresh(first));
                clock.advance(Duration.ofSeconds(1));
                return List.of(one, Race.blocked(DATABASE, () -> refresh(first)));
            }).stream().map(Race::end).toList();
            assertThat(answers).hasSize(2).containsOnly(answers.getFirst());
            assertThat(answers.getFirst().generation()).isEqualTo(2);
        }

        @Test
        void isRefusedWhenTheMemberIsNoLongerActive() {
            DATABASE.superuser().useHandle(handle -> handle
                    .execute("update member set status = 'INVITED' where id = ?", session.member().id()));
            refused(Refusal.REFRESH_TOKEN_UNKNOWN, () -> refresh(first));
        }
    }

    @Nested
    class AMember {
        @Test
        void hasTwentyOpenSessionsAtMostAndOfMoreTheOldestEnds() {
            var more = Stream.generate(() -> {
                clock.advance(Duration.ofHours(1));
                return signIn(TestStudio.ORIGIN);
            }).limit(20).toList();
            assertThat(isOpen(session)).isFalse();
            assertThat(events(session.id())).containsExactly("session.started", "session.ended");
            assertThat(more).allSatisfy(newer -> assertThat(isOpen(newer)).isTrue());
        }

        @Test
        void seesTheirOpenSessions() {
            var second = signIn(new Origin("r", "2001:db8:1:2::3",
                    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"));
            assertThat(list(session)).extracting(OwnSession::id).containsExactly(second.id(), session.id());
            assertThat(list(session).getFirst()).extracting(OwnSession::device, OwnSession::network)
                    .containsExactly("Firefox on Windows", "2001:db8:1:0:0:0:0:0/48");
            assertThat(list(session).getLast()).extracting(OwnSession::device, OwnSession::network)
                    .containsExactly("test-agent", "192.0.2.0/24");
            assertThat(list(join(studio, "x-" + email))).hasSize(1);
            assertThat(studio.api().sessions().list(studio.admin(), new PageRequest(10, null)).items()).isEmpty();
        }

        @Test
        void endsOneOfThem() {
            var second = signIn(TestStudio.ORIGIN);
            sessions.end(TestStudio.credential(session), null, second.id());
            assertThat(isOpen(second)).isFalse();
            assertThat(isOpen(session)).isTrue();
            refused(Refusal.SESSION_ENDED, () -> refresh(sessions.refreshToken(second)));
            refused(Refusal.NOT_FOUND, () -> sessions.end(TestStudio.credential(session), null, second.id()));
            assertThat(events(second.id())).containsExactly("session.started", "session.ended");
        }

        @Test
        void endsNoneOfAnotherMember() {
            var other = join(studio, "x-" + email);
            refused(Refusal.NOT_FOUND, () -> sessions.end(TestStudio.credential(session), null, other.id()));
            refused(Refusal.NOT_FOUND, () -> sessions.end(studio.admin(), null, other.id()));
            assertThat(isOpen(other)).isTrue();
        }

        @Test
        void endsAllOfThem() {
            var other = join(studio, "x-" + email);
            var second = signIn(TestStudio.ORIGIN);
            sessions.endAll(TestStudio.credential(session), null);
            assertThat(List.of(isOpen(session), isOpen(second), isOpen(other))).containsExactly(false, false, true);
        }

        @Test
        void signsOutByARefreshTokenAlsoByAReplacedOne() {
            refresh(first);
            sessions.signOut(first, TestStudio.ORIGIN);
            sessions.signOut(first, TestStudio.ORIGIN);
            sessions.signOut("nonsense", TestStudio.ORIGIN);
            assertThat(isOpen(session)).isFalse();
            assertThat(events(session.id())).containsExactly("session.started", "session.ended");
        }
    }

    @Nested
    class ASignInLink {
        @Test
        void signsInOnce() {
            var token = requestLink();
            assertThat(links().open(token, TestStudio.ORIGIN).studio()).startsWith("Studio");
            var signedIn = links().use(token, "click", TestStudio.ORIGIN);
            assertThat(signedIn.member()).isEqualTo(session.member());
            assertThat(isOpen(signedIn)).isTrue();
            assertThat(links().use(token, "click", TestStudio.ORIGIN)).isEqualTo(signedIn);
            refused(Refusal.SIGN_IN_LINK_USED, () -> links().use(token, "another", TestStudio.ORIGIN));
            refused(Refusal.SIGN_IN_LINK_USED, () -> links().open(token, TestStudio.ORIGIN));
        }

        @Test
        void isReplacedByTheNext() {
            var replaced = requestLink();
            var newest = requestLink();
            refused(Refusal.SIGN_IN_LINK_REPLACED, () -> links().use(replaced, "click", TestStudio.ORIGIN));
            assertThat(links().use(newest, "click", TestStudio.ORIGIN).member()).isEqualTo(session.member());
        }

        @Test
        void expires() {
            var token = requestLink();
            clock.advance(TestStudio.TIMES.signInLinks().lifetime());
            refused(Refusal.SIGN_IN_LINK_EXPIRED, () -> links().use(token, "click", TestStudio.ORIGIN));
            process().expire(studio.tenantId(), session.member().id(), clock.instant());
            refused(Refusal.SIGN_IN_LINK_EXPIRED, () -> links().open(token, TestStudio.ORIGIN));
            assertThat(events(session.member().id())).endsWith("sign-in-link.requested", "sign-in-link.expired");
        }

        @Test
        void isUnknownWhenForgedOrForAnotherPurpose() {
            refused(Refusal.SIGN_IN_LINK_UNKNOWN, () -> links().open("nonsense", TestStudio.ORIGIN));
            refused(Refusal.SIGN_IN_LINK_UNKNOWN, () -> links().open(first, TestStudio.ORIGIN));
        }

        @Test
        void isMailedAtMostFiveTimesAnHour() {
            IntStream.range(0, HourlyCount.LIMIT).forEach(_ -> requestLink());
            var sixth = request(email);
            assertThat(sixth.generation()).isEqualTo(HourlyCount.LIMIT);
            clock.advance(Duration.ofHours(1));
            assertThat(request(email).generation()).isEqualTo(HourlyCount.LIMIT + 1);
        }

        @Test
        void isMadeInEachStudioOfTheAddressForActiveMembersAlone() {
            var other = TestStudio.create(DATABASE, clock);
            var there = join(other, email);
            var invited = TestStudio.create(DATABASE, clock);
            var notYet = invited.api().invitations().invite(invited.admin(), "key",
                    new InviteMember(email, "Gil Guest", Role.GUEST, null));
            request(email);
            assertThat(process().prepareMail(studio.tenantId(), session.member().id())).isPresent();
            assertThat(process().prepareMail(other.tenantId(), there.member().id())).isPresent();
            assertThat(process().prepareMail(invited.tenantId(), notYet.member().id())).isEmpty();
        }

        @Test
        void isMadeOnceForARequestThatIsServedTwice() {
            studio.api().signInRequests().add(email, TestStudio.ORIGIN);
            var claimed = worker().claim(10);
            assertThat(worker().claim(10)).isEmpty();
            claimed.forEach(worker()::serve);
            claimed.forEach(worker()::serve);
            assertThat(link().generation()).isEqualTo(1);
        }

        @ParameterizedTest
        @CsvSource({"nobody@example.com", "GIL@EXAMPLE.COM"})
        void isStoredAsARequestWhetherOrNotSomebodyHasTheAddress(String address) {
            studio.api().signInRequests().add(address, TestStudio.ORIGIN);
            worker().claim(10).forEach(worker()::serve);
            assertThat(worker().claim(10)).isEmpty();
            clock.advance(Duration.ofHours(1));
            assertThat(worker().claim(10)).isEmpty();
        }
    }

    private Session refresh(String token) {
        return sessions.refresh(token, TestStudio.ORIGIN);
    }

    private SignInLinks links() {
        return studio.api().signInLinks();
    }

    private SignInRequests worker() {
        return studio.worker().signInRequests();
    }

    private SignInLinkProcess process() {
        return studio.worker().signInLinkProcess();
    }

    private SignInLink request(String address) {
        studio.api().signInRequests().add(address, TestStudio.ORIGIN);
        worker().claim(10).forEach(worker()::serve);
        return link();
    }

    private SignInLink link() {
        return process().find(studio.tenantId(), session.member().id()).orElseThrow();
    }

    private String requestLink() {
        request(email);
        return process().prepareMail(studio.tenantId(), session.member().id()).orElseThrow().requiredToken();
    }

    private Session signIn(Origin origin) {
        return links().use(requestLink(), UUID.randomUUID().toString(), origin);
    }

    private List<OwnSession> list(Session caller) {
        return sessions.list(TestStudio.credential(caller), new PageRequest(10, null)).items();
    }

    private boolean isOpen(Session of) {
        try {
            return TestStudio.principal(studio.api(), TestStudio.credential(of)).memberId() != null;
        } catch (Refused refused) {
            assertThat(refused.refusal()).isEqualTo(Refusal.UNAUTHENTICATED);
            return false;
        }
    }

    private List<String> events(UUID subject) {
        return DATABASE.superuser().withHandle(handle -> handle
                .select("select type from event where subject_id = ? order by seq", subject).mapTo(String.class)
                .list());
    }

    private static Session join(TestStudio studio, String address) {
        var invitation = studio.api().invitations().invite(studio.admin(), UUID.randomUUID().toString(),
                new InviteMember(address, "Gil Guest", Role.GUEST, null));
        var token = studio.worker().invitationProcess()
                .prepareMail(studio.tenantId(), invitation.id(), InvitationMailKind.INVITATION).orElseThrow()
                .requiredToken();
        return studio.api().invitations().accept(token, "click", TestStudio.ORIGIN);
    }
}
