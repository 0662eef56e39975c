package com.motionmavericks.domain.identity;

import static com.motionmavericks.domain.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.domain.approvals.Approval;
import com.motionmavericks.domain.approvals.ApprovalMailKind;
import com.motionmavericks.domain.approvals.Decide;
import com.motionmavericks.domain.approvals.Decision;
import com.motionmavericks.domain.approvals.Policy;
import com.motionmavericks.domain.approvals.RequestApproval;
import com.motionmavericks.domain.events.Event;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.patch.Patch;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.projects.CreateMilestone;
import com.motionmavericks.domain.projects.MilestoneContent;
import com.motionmavericks.domain.projects.Project;
import com.motionmavericks.domain.projects.ProjectContent;
import com.motionmavericks.domain.tasks.BoardColumn;
import com.motionmavericks.domain.tasks.CreateTask;
import com.motionmavericks.domain.tasks.TaskContent;
import com.motionmavericks.domain.tenancy.Access;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.testing.Race;
import com.motionmavericks.domain.testing.SettableClock;
import com.motionmavericks.domain.testing.TestDatabase;
import com.motionmavericks.domain.testing.TestStudio;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MembersTest {
    private static final TestDatabase DATABASE = new TestDatabase(8);
    private static final PageRequest FIRST = new PageRequest(100, null);

    private final SettableClock clock = new SettableClock();
    private final TestStudio studio = TestStudio.create(DATABASE, clock);
    private final Members members = studio.api().members();
    private final Principal admin = studio.admin();
    private final Project project = studio.api().projects().create(admin, key(), new ProjectContent("Spring", ""));

    @Test
    void theCallerSeesTheProjectsThatTheyWereAddedTo() {
        var guest = studio.join(Role.GUEST, project.id());
        assertThat(members.me(guest).projects())
                .containsExactly(new MemberProfile.MemberProject(project.id(), "Spring"));
        assertThat(members.me(admin).projects()).as("of an ADMIN, who sees all").isEmpty();
    }

    @Nested
    class TheLastAdmin {
        @Test
        void isNeitherDemotedNorRemovedNorLeaves() {
            refused(Refusal.LAST_ADMIN, () -> change(admin, admin, Role.GUEST));
            refused(Refusal.LAST_ADMIN, () -> remove(admin, admin));
            refused(Refusal.LAST_ADMIN, () -> members.leave(admin, key()));
            var second = studio.join(Role.ADMIN);
            change(second, admin, Role.GUEST);
            refused(Refusal.LAST_ADMIN, () -> members.leave(second, key()));
        }

        /// Each is ADMIN when their request begins. The second finds that they are ADMIN no longer.
        @Test
        void staysWhenTwoDemoteEachOther() throws Exception {
            var second = studio.join(Role.ADMIN);
            for (int round = 0; round < 10; round++) {
                var versions = List.of(version(admin), version(second));
                var demotions = List.<Callable<Boolean>>of(
                        () -> succeeds(() -> members.change(admin, null, demotion(second, versions.get(1)))),
                        () -> succeeds(() -> members.change(second, null, demotion(admin, versions.get(0)))));
                var outcomes = new ArrayList<Boolean>();
                try (var executor = Executors.newFixedThreadPool(2)) {
                    for (var outcome : executor.invokeAll(demotions)) {
                        outcomes.add(outcome.get());
                    }
                }
                assertThat(outcomes).containsExactlyInAnyOrder(true, false);
                var left = outcomes.getFirst() ? admin : second;
                change(left, left.equals(admin) ? second : admin, Role.ADMIN);
            }
        }

        @Test
        void staysWhenTwoLeaveAtOnce() {
            var second = studio.join(Role.ADMIN);
            var waiting = studio.api().database().change(admin, Access.ADMIN, tx -> {
                tx.dao(MemberDao::new).lockTenant();
                tx.dao(MemberDao::new).changeRole(admin.requiredMemberId(), Role.GUEST);
                return Race.blocked(DATABASE, () -> {
                    members.leave(second, key());
                    return true;
                });
            });
            refused(Refusal.LAST_ADMIN, () -> Race.end(waiting));
        }
    }

    @Nested
    class ARemovedMember {
        private final Principal agency = studio.join(Role.AGENCY, project.id());
        private final Principal guest = studio.join(Role.GUEST, project.id());

        @Test
        void isRefusedByTheNextRequest() {
            var credential = session(guest);
            assertThat(members.me(credential).member().status()).isEqualTo(Member.Status.ACTIVE);
            remove(admin, guest);
            refused(Refusal.UNAUTHENTICATED, () -> members.me(credential));
            assertThat(members.get(admin, guest.requiredMemberId()).member().status()).isEqualTo(Member.Status.REMOVED);
        }

        @Test
        void isOffTheProjectsAndTheirTasksAreUnassignedWithAnEventEach() {
            var task = studio.api().tasks().create(admin, key(), new CreateTask(project.id(), BoardColumn.TODO,
                    new TaskContent("Grade", "", agency.requiredMemberId())));
            remove(admin, agency);
            assertThat(studio.api().tasks().get(admin, task.id()).assignee()).isNull();
            assertThat(studio.api().projects().members(admin, project.id()))
                    .noneMatch(member -> member.member().id().equals(agency.memberId()));
            assertThat(events()).containsSubsequence("member.removed", "project.member-removed", "task.changed");
        }

        @Test
        void noLongerCountsAsReviewer() {
            var approval = request(agency, guest);
            studio.api().approvals().decide(agency, key(),
                    new Decide(approval.id(), Decision.APPROVED, null, null));
            remove(admin, guest);
            var settled = studio.api().approvals().get(admin, approval.id());
            assertThat(settled.status()).isEqualTo(Approval.Status.APPROVED);
            assertThat(settled.departureNoticeDueAt()).isNotNull();
            assertThat(events()).containsSubsequence("member.removed", "approval.reviewer-left", "approval.approved");
        }

        @Test
        void leavesTheApprovalsThatAnAdminSawWithoutBeingOnTheProject() {
            var second = studio.join(Role.ADMIN);
            var approval = request(second, guest);
            change(admin, second, Role.GUEST);
            assertThat(studio.api().approvals().get(admin, approval.id()).needed()).isEqualTo(1);
        }

        @Test
        void mayLeaveWithoutRightsOverTheRowsOfOthers() {
            var approval = request(agency, guest);
            members.leave(guest, key());
            var open = studio.api().approvals().get(admin, approval.id());
            assertThat(open.needed()).isEqualTo(1);
            assertThat(open.reviewers()).filteredOn(reviewer -> reviewer.memberId().equals(guest.memberId()))
                    .singleElement().satisfies(left -> assertThat(left.leftAt()).isNotNull());
            assertThat(studio.api().projects().members(admin, project.id())).hasSize(1);
            assertThat(events()).contains("member.left").doesNotContain("member.removed");
        }

        @Test
        void getsNoDigestAndKeepsTheNameOnWhatTheyMade() {
            var task = studio.api().tasks().create(agency, key(), new CreateTask(project.id(), BoardColumn.TODO,
                    new TaskContent("Grade", "", null)));
            studio.worker().eventRouter().route(studio.tenantId(), 100);
            remove(admin, guest);
            clock.advance(Duration.ofDays(2));
            studio.worker().digests().claim(studio.tenantId(), clock.instant());
            assertThat(count("digest", guest)).isZero();
            // Otherwise a member who comes back would get a digest of what happened before they left.
            assertThat(count("notification_recipient", guest)).isOne();
            assertThat(count("notification_recipient where in_digest", guest)).isZero();
            assertThat(count("notification_preferences", guest)).isZero();
            remove(admin, agency);
            assertThat(studio.api().tasks().get(admin, task.id()).createdBy().name()).isEqualTo("Robin AGENCY");
        }

        /// Otherwise the step would be done again and again until it parks.
        @Test
        void isNotToldOfTheApprovalsThatTheyAskedFor() {
            var second = studio.join(Role.ADMIN);
            var milestone = milestone();
            var approval = studio.api().approvals().request(second, key(), new RequestApproval(milestone, null,
                    List.of(guest.requiredMemberId()), Policy.ANY, null, clock.instant().plus(Duration.ofDays(5))));
            studio.api().approvals().decide(guest, key(), new Decide(approval.id(), Decision.APPROVED, null, null));
            remove(admin, second);
            assertThat(studio.worker().approvalProcess().prepareOwnerMail(studio.tenantId(), approval.id(),
                    ApprovalMailKind.OUTCOME)).isEmpty();
            assertThat(studio.api().approvals().get(admin, approval.id()).outcomeNoticeDueAt()).isNull();
        }

        @Test
        void mayBeInvitedAgain() {
            var email = members.get(admin, guest.requiredMemberId()).member().requiredEmail();
            remove(admin, guest);
            var invitation = studio.api().invitations().invite(admin, key(),
                    new InviteMember(email, "Gil Again", Role.AGENCY, null));
            assertThat(invitation.member().id()).isEqualTo(guest.memberId());
            assertThat(members.get(admin, guest.requiredMemberId()).member().status()).isEqualTo(Member.Status.INVITED);
            accept(invitation);
            var again = members.get(admin, guest.requiredMemberId());
            assertThat(again.member().status()).isEqualTo(Member.Status.ACTIVE);
            assertThat(again.member().name()).isEqualTo("Gil Again");
            assertThat(again.projects()).isEmpty();
        }

        @Test
        void isRemovedOnceAndAtTheVersionThatWasSeen() {
            var version = version(guest);
            refused(Refusal.STALE_VERSION, () -> members.remove(admin, null,
                    new RemoveMember(guest.requiredMemberId(), version + 1)));
            remove(admin, guest);
            remove(admin, guest);
            assertThat(events()).containsOnlyOnce("member.removed");
            refused(Refusal.MEMBER_NOT_ACTIVE, () -> change(admin, guest, Role.AGENCY));
        }
    }

    @Test
    void removingAnInvitedPersonRevokesTheInvitation() {
        var invitation = studio.api().invitations().invite(admin, key(),
                new InviteMember("ivy@example.com", "Ivy", Role.GUEST, null));
        members.remove(admin, null, new RemoveMember(invitation.member().id(), 1));
        assertThat(studio.api().invitations().get(admin, invitation.id()).status())
                .isEqualTo(Invitation.Status.REVOKED);
    }

    @Test
    void theListIsFilteredByRoleStatusAndPrefix() {
        var agency = studio.join(Role.AGENCY, project.id());
        studio.api().invitations().invite(admin, key(), new InviteMember("zoe@example.com", "Ötzi", Role.GUEST, null));
        assertThat(names(Role.AGENCY, null, null)).containsExactly("Robin AGENCY");
        assertThat(names(null, Member.Status.INVITED, null)).containsExactly("Ötzi");
        assertThat(names(null, null, null)).containsExactly("Ötzi", "Robin AGENCY", "Ada Admin");
        assertThat(names(null, null, "robin ag")).containsExactly("Robin AGENCY");
        assertThat(names(null, null, "ZOE@")).containsExactly("Ötzi");
        assertThat(names(Role.ADMIN, null, "zoe")).isEmpty();
        assertThat(names(null, null, "%")).isEmpty();
        assertThat(members.list(admin, MemberFilter.of(Role.AGENCY, null, null), FIRST).items()).singleElement()
                .satisfies(profile -> {
                    assertThat(profile.member().id()).isEqualTo(agency.memberId());
                    assertThat(profile.projects()).extracting(MemberProfile.MemberProject::name)
                            .containsExactly("Spring");
                });
        refused(Refusal.NOT_ALLOWED, () -> members.list(agency, MemberFilter.of(null, null, null), FIRST));
    }

    @Test
    void theSearchUsesAnIndexUnderRowLevelSecurity() {
        DATABASE.superuser().useHandle(handle -> handle.execute("""
                insert into member (tenant_id, email, name, role, status, created_at)
                select ?, 'p' || n || '@example.com', 'Person ' || n, 'GUEST', 'ACTIVE', now()
                from generate_series(1, 20000) n
                """, studio.tenantId()));
        DATABASE.superuser().useHandle(handle -> handle.execute("analyze member"));
        var plan = studio.api().database().read(admin, Access.ADMIN, tx -> tx.dao(handle -> handle.createQuery("""
                explain select id from member
                where (name_key >= lower('Person 77') and name_key <= lower('Person 77') || chr(1114111)
                    or email collate "C" >= lower('p77') and email collate "C" <= lower('p77') || chr(1114111))
                  and role = any('{GUEST}') and status = any('{ACTIVE}') and id < 'ffffffff-ffff-ffff-ffff-ffffffffffff'
                order by id desc limit 21
                """).mapTo(String.class).list()));
        assertThat(String.join("\n", plan)).contains("member_tenant_id_name_key_idx", "member_tenant_id_email_idx")
                .contains("Index Cond").doesNotContain("Seq Scan");
        assertThat(names(null, null, "person 777")).hasSize(11);
    }

    private void change(Principal caller, Principal member, Role role) {
        members.change(caller, null, new ChangeMember(member.requiredMemberId(), version(member), Patch.of(role)));
    }

    private void remove(Principal caller, Principal member) {
        members.remove(caller, null, new RemoveMember(member.requiredMemberId(), version(member)));
    }

    private static ChangeMember demotion(Principal member, long version) {
        return new ChangeMember(member.requiredMemberId(), version, Patch.of(Role.GUEST));
    }

    private static boolean succeeds(Runnable command) {
        try {
            command.run();
            return true;
        } catch (Refused refused) {
            assertThat(refused.refusal()).isEqualTo(Refusal.NOT_ALLOWED);
            return false;
        }
    }

    private long version(Principal member) {
        return studio.api().database().read(Principal.worker(studio.tenantId()),
                tx -> Members.require(tx, member.requiredMemberId())).version();
    }

    private Credential session(Principal member) {
        var id = DATABASE.superuser().withHandle(handle -> handle
                .createQuery("select id from session where member_id = :id").bind("id", member.memberId())
                .mapTo(UUID.class).one());
        return new Credential.Session(studio.tenantId(), member.requiredMemberId(), id, TestStudio.ORIGIN);
    }

    private void accept(Invitation invitation) {
        var token = studio.worker().invitationProcess()
                .prepareMail(studio.tenantId(), invitation.id(), InvitationMailKind.INVITATION).orElseThrow()
                .requiredToken();
        studio.api().invitations().accept(token, key(), TestStudio.ORIGIN);
    }

    private UUID milestone() {
        return studio.api().milestones().create(admin, key(),
                new CreateMilestone(project.id(), new MilestoneContent("First cut", "", null))).id();
    }

    private Approval request(Principal first, Principal second) {
        return studio.api().approvals().request(admin, key(), new RequestApproval(milestone(), null,
                List.of(first.requiredMemberId(), second.requiredMemberId()), Policy.ALL, null,
                clock.instant().plus(Duration.ofDays(5))));
    }

    private List<String> names(@Nullable Role role, Member.@Nullable Status status, @Nullable String prefix) {
        return members.list(admin, MemberFilter.of(role, status, prefix), FIRST).items().stream()
                .map(profile -> profile.member().name()).toList();
    }

    private List<String> events() {
        return studio.api().events().list(admin, FIRST).items().stream().map(Event::type).toList();
    }

    private static long count(String rows, Principal member) {
        return DATABASE.superuser().withHandle(handle -> handle
                .createQuery("select count(*) from (select * from " + rows + ") r where member_id = :id")
                .bind("id", member.memberId()).mapTo(Long.class).one());
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
