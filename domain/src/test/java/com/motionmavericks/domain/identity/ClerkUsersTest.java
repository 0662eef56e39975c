package com.motionmavericks.domain.identity;

import static com.motionmavericks.domain.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.testing.SettableClock;
import com.motionmavericks.domain.testing.TestDatabase;
import com.motionmavericks.domain.testing.TestStudio;
import com.motionmavericks.domain.text.EmailAddress;
import com.motionmavericks.domain.vendorwebhooks.VendorWebhooks.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class ClerkUsersTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private final SettableClock clock = new SettableClock();
    private final TestStudio studio = TestStudio.create(DATABASE, clock);
    private final String organization = column("select clerk_organization from tenant where tenant_id = ?",
            String.class,
            studio.tenantId());
    private final String user = "user_" + UUID.randomUUID();
    private final String address = UUID.randomUUID() + "@example.com";

    @Test
    void theFirstRequestOfAnInvitedPersonLinksThemAndAcceptsTheInvitation() {
        var invitation = invite(Role.ADMIN);
        var request = CompletableFuture.supplyAsync(this::me);
        tell(Optional.of(account(List.of(address), organization)));
        assertThat(request.join()).satisfies(me -> {
            assertThat(me.id()).isEqualTo(invitation.member().id());
            assertThat(me.role()).isEqualTo(Role.ADMIN);
            assertThat(me.name()).as("as Clerk has it").isEqualTo("Robin Clerk");
        });
        assertThat(studio.api().invitations().get(studio.admin(), invitation.id()).status())
                .isEqualTo(Invitation.Status.ACCEPTED);
        assertThat(events()).contains("invitation.accepted", "clerk-user.linked");
    }

    @Test
    void anActiveMemberIsLinkedByAVerifiedAddressOnly() {
        var member = studio.join(Role.AGENCY).requiredMemberId();
        var email = column("select email from member where id = ?", String.class, member);
        know();
        tell(Optional.of(new ClerkAccount(List.of(), email, "Robin", Set.of(organization))));
        assertThat(outcome()).isEqualTo("NO_MEMBER");
        askAgain();
        tell(Optional.of(account(List.of("other@example.com", email), organization)));
        assertThat(outcome()).isEqualTo("LINKED");
        assertThat(me().id()).isEqualTo(member);
    }

    @Test
    void theLinkEndsTheMembersOwnChangeOfAddress() {
        var member = studio.join(Role.AGENCY);
        studio.api().emailChanges().request(member, "key", new RequestEmailChange(EmailAddress.of(address)));
        know();
        tell(Optional.of(account(List.of(studio.api().members().me(member).member().requiredEmail()), organization)));
        assertThat(studio.worker().emailChangeProcess().find(studio.tenantId(), member.requiredMemberId()))
                .get().extracting(EmailChange::status).isEqualTo(EmailChange.Status.CANCELLED);
    }

    @Test
    void whoHasNoOpenInvitationIsNoMemberAndIsNotAskedAboutAgainForAMinute() {
        var invitation = invite(Role.ADMIN);
        clock.set(invitation.expiresAt());
        know();
        tell(Optional.of(account(List.of(address), organization)));
        assertThat(outcome()).isEqualTo("NO_MEMBER");
        refused(Refusal.NOT_A_MEMBER, this::me);
        assertThat(question()).isNull();
        clock.advance(Duration.ofSeconds(61));
        know();
        assertThat(question()).isNotNull();
    }

    @Test
    void whoIsInAnotherOrganizationIsNotLinked() {
        invite(Role.ADMIN);
        know();
        tell(Optional.of(account(List.of(address), "org_other")));
        assertThat(outcome()).isEqualTo("GONE");
        refused(Refusal.NOT_A_MEMBER, this::me);
    }

    @Test
    void aLinkedMemberFollowsNameAndAddressButTakesNobodyElsesAddress() {
        var member = linked(Role.AGENCY);
        askAgain();
        var changed = UUID.randomUUID() + "@example.com";
        tell(Optional.of(new ClerkAccount(List.of(changed), changed, "New Name", Set.of(organization))));
        assertThat(me()).extracting(Member::name, Member::email).containsExactly("New Name", changed);
        assertThat(events()).contains("clerk-user.changed");
        var taken = column("select email from member where id = ?", String.class,
                studio.admin().requiredMemberId());
        askAgain();
        tell(Optional.of(new ClerkAccount(List.of(taken), taken, " ", Set.of(organization))));
        assertThat(me()).extracting(Member::id, Member::name, Member::email).containsExactly(member, "New Name",
                changed);
    }

    @Test
    void whoIsGoneAtClerkIsRemovedAndNoReplayedWebhookBringsThemBack() {
        linked(Role.ADMIN);
        askAgain();
        tell(Optional.empty());
        assertThat(outcome()).isEqualTo("GONE");
        assertThat(events()).contains("clerk-user.gone");
        webhook("msg_1");
        assertThat(question()).isNotNull();
        tell(Optional.empty());
        refused(Refusal.NOT_A_MEMBER, this::me);
    }

    @Test
    void theLastAdminStays() {
        var admin = new Credential.Clerk(organization, "user_admin", TestStudio.ORIGIN);
        var row = row("user_admin");
        for (var i = 0; i < 2; i++) {
            setQuestion(row, clock.instant());
            told(row, Optional.empty());
        }
        assertThat(studio.api().members().me(admin).member().id()).isEqualTo(studio.admin().memberId());
        assertThat(events()).containsOnlyOnce("clerk-user.kept");
    }

    @Test
    void aRepeatedWebhookAsksOnceAndALaterQuestionStaysDue() {
        linked(Role.AGENCY);
        webhook("msg_1");
        var asked = studio.worker().clerkUsers().find(studio.tenantId(), row(user)).orElseThrow();
        clock.advance(Duration.ofSeconds(1));
        webhook("msg_1");
        assertThat(question()).isEqualTo(asked.askDueAt());
        webhook("msg_2");
        studio.worker().clerkUsers().told(studio.tenantId(), asked,
                Optional.of(account(List.of(address), organization)));
        assertThat(question()).isEqualTo(clock.instant());
    }

    @Test
    void theDailyRoundAsksAboutEveryLinkedUserOnceOneAfterTheOther() {
        linked(Role.AGENCY);
        clock.advance(Duration.ofHours(1));
        var began = clock.instant();
        studio.worker().clerkUsers().makeAllDue(began);
        studio.worker().clerkUsers().makeAllDue(began);
        var questions = List.of(question(), questionOf("user_admin"));
        assertThat(questions).doesNotHaveDuplicates().allSatisfy(due -> assertThat(due).isAfterOrEqualTo(began));
        var signalled = DATABASE.superuser().withHandle(handle -> handle
                .select("select due_at from outbox where signal_name = 'due' and tenant_id = ?", studio.tenantId())
                .mapTo(Instant.class).list());
        assertThat(signalled).containsExactlyInAnyOrderElementsOf(questions);
    }

    /// A user who was linked at the first request.
    private UUID linked(Role role) {
        var invitation = invite(role);
        know();
        tell(Optional.of(account(List.of(address), organization)));
        return invitation.member().id();
    }

    private Invitation invite(Role role) {
        return studio.api().invitations().invite(studio.admin(), UUID.randomUUID().toString(),
                new InviteMember(address, "Robin", role, null));
    }

    private Member me() {
        return studio.api().members().me(new Credential.Clerk(organization, user, TestStudio.ORIGIN)).member();
    }

    /// Has the user come to the studio, without waiting for the answer.
    private void know() {
        DATABASE.superuser()
                .useHandle(handle -> handle.select("select * from ask_about_clerk_user(?, ?, ?)", organization,
                        user, clock.instant()).mapToMap().list());
    }

    private void askAgain() {
        clock.advance(Duration.ofSeconds(61));
        setQuestion(row(user), clock.instant());
    }

    private void webhook(String id) {
        studio.api().vendorWebhooks().userReported(user, new Webhook("clerk", id, "user.updated"), TestStudio.ORIGIN);
    }

    /// Answers the user's question, as soon as there is one.
    private void tell(Optional<ClerkAccount> account) {
        var deadline = System.nanoTime() + Duration.ofSeconds(4).toNanos();
        while (!isAskedAbout() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        told(row(user), account);
    }

    private boolean isAskedAbout() {
        return DATABASE.superuser().withHandle(handle -> handle
                .select("select exists (select from clerk_user where clerk_user = ? and ask_due_at is not null)", user)
                .mapTo(boolean.class).one());
    }

    private void told(UUID id, Optional<ClerkAccount> account) {
        studio.worker().clerkUsers().told(studio.tenantId(),
                studio.worker().clerkUsers().find(studio.tenantId(), id).orElseThrow(), account);
    }

    private static ClerkAccount account(List<String> verified, String organization) {
        return new ClerkAccount(verified, verified.getLast(), "Robin Clerk", Set.of("org_first", organization));
    }

    private UUID row(String clerkUser) {
        return DATABASE.superuser().withHandle(handle -> handle
                .select("select id from clerk_user where tenant_id = ? and clerk_user = ?", studio.tenantId(),
                        clerkUser)
                .mapTo(UUID.class).one());
    }

    private Instant question() {
        return questionOf(user);
    }

    private Instant questionOf(String clerkUser) {
        return column("select ask_due_at from clerk_user where id = ?", Instant.class, row(clerkUser));
    }

    private String outcome() {
        return column("select outcome from clerk_user where id = ?", String.class, row(user));
    }

    private static void setQuestion(UUID id, Instant askDueAt) {
        DATABASE.superuser()
                .useHandle(handle -> handle.execute("update clerk_user set ask_due_at = ? where id = ?", askDueAt, id));
    }

    private List<String> events() {
        return DATABASE.superuser().withHandle(handle -> handle
                .select("select type from event where tenant_id = ?", studio.tenantId()).mapTo(String.class).list());
    }

    private static <T> T column(String sql, Class<T> type, UUID id) {
        return DATABASE.superuser().withHandle(handle -> handle.select(sql, id).mapTo(type).one());
    }
}
