package com.motionmavericks.domain.approvals;

import com.motionmavericks.domain.projects.RemoveProjectMember;
import com.motionmavericks.domain.projects.AddProjectMember;
import static com.motionmavericks.domain.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.motionmavericks.domain.approvals.Approval.Status;
import com.motionmavericks.domain.deliveries.OutgoingMail;
import com.motionmavericks.domain.events.Event;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.problems.FieldError;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.projects.ArchiveProject;
import com.motionmavericks.domain.projects.CreateMilestone;
import com.motionmavericks.domain.projects.Milestone;
import com.motionmavericks.domain.projects.DeleteMilestone;
import com.motionmavericks.domain.projects.MilestoneContent;
import com.motionmavericks.domain.projects.Project;
import com.motionmavericks.domain.projects.ProjectContent;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.testing.SettableClock;
import com.motionmavericks.domain.testing.TestDatabase;
import com.motionmavericks.domain.testing.TestStudio;
import com.motionmavericks.domain.text.MultilineText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApprovalsTest {
    private static final TestDatabase DATABASE = new TestDatabase(16);
    private static final PageRequest FIRST = new PageRequest(100, null);

    private final SettableClock clock = new SettableClock();
    private final TestStudio studio = TestStudio.create(DATABASE, clock);
    private final Approvals approvals = studio.api().approvals();
    private final ApprovalProcess worker = studio.worker().approvalProcess();
    private final Principal admin = studio.admin();
    private final Project project = studio.api().projects().create(admin, key(), new ProjectContent("Spring", ""));
    private final Milestone milestone = studio.api().milestones().create(admin, key(),
            new CreateMilestone(project.id(), new MilestoneContent("First cut", "", null)));
    private final Principal agency = studio.join(Role.AGENCY, project.id());
    private final Principal guest = studio.join(Role.GUEST, project.id());

    @ParameterizedTest
    @CsvSource({"ANY,1,3,1,0,APPROVED", "ANY,1,3,0,1,CHANGES_REQUESTED", "ALL,3,3,2,0,", "ALL,3,3,3,0,APPROVED",
            "ALL,3,3,2,1,CHANGES_REQUESTED", "QUORUM,2,3,1,1,", "QUORUM,2,3,2,0,APPROVED",
            "QUORUM,2,3,1,2,CHANGES_REQUESTED", "QUORUM,2,3,0,2,CHANGES_REQUESTED"})
    void thePolicySaysWhenItIsSettled(Policy policy, int needed, int reviewers, int approved, int wantChanges,
            @Nullable Status outcome) {
        assertThat(Approval.outcome(policy, needed, reviewers, approved, wantChanges)).isEqualTo(outcome);
    }

    @Test
    void fiftyContradictingDecisionsAtOnceEndInOneOutcomeAndTheLosersAreToldIt() throws Exception {
        var reviewers = IntStream.range(0, 50).mapToObj(_ -> studio.join(Role.GUEST, project.id())).toList();
        var approval = request(Policy.ANY, reviewers);
        var tasks = new ArrayList<Callable<Object>>();
        for (int i = 0; i < reviewers.size(); i++) {
            var reviewer = reviewers.get(i);
            var decision = i % 2 == 0 ? Decision.APPROVED : Decision.CHANGES_REQUESTED;
            tasks.add(() -> {
                try {
                    return decide(reviewer, approval, decision).status();
                } catch (Refused refused) {
                    return refused.facts();
                }
            });
        }
        var answers = new ArrayList<Object>();
        try (var executor = Executors.newFixedThreadPool(16)) {
            for (var answer : executor.invokeAll(tasks)) {
                answers.add(answer.get());
            }
        }
        var outcome = approvals.get(guest, approval.id()).status();
        assertThat(answers).containsOnlyOnce(outcome);
        assertThat(answers).filteredOn(Map.of("approvalStatus", outcome)::equals).hasSize(49);
        assertThat(events()).containsOnlyOnce("approval.decided")
                .containsOnlyOnce(outcome == Status.APPROVED ? "approval.approved" : "approval.changes-requested");
    }

    @Test
    void onlyItsReviewersDecideAndEachOnce() {
        var approval = request(Policy.ALL, List.of(agency, guest));
        refused(Refusal.NOT_ALLOWED, () -> decide(studio.join(Role.GUEST, project.id()), approval, Decision.APPROVED));
        refused(Refusal.NOT_FOUND, () -> decide(studio.join(Role.GUEST), approval, Decision.APPROVED));
        decide(guest, approval, Decision.APPROVED);
        refused(Refusal.ALREADY_DECIDED, () -> decide(guest, approval, Decision.CHANGES_REQUESTED));
        assertThat(decide(agency, approval, Decision.APPROVED).status()).isEqualTo(Status.APPROVED);
    }

    @Test
    void aDecisionNamesTheVersionThatWasSeen() {
        var version = studio.film(project.id());
        var approval = approvals.request(admin, key(), new RequestApproval(milestone.id(), version,
                List.of(guest.requiredMemberId()), Policy.ANY, null, clock.instant().plus(Duration.ofDays(5))));
        refused(Refusal.ANOTHER_VERSION, () -> decide(guest, approval, Decision.APPROVED));
        assertThat(approvals
                .decide(guest, key(), new Decide(approval.id(), Decision.APPROVED, version, MultilineText.of("Lovely")))
                .status()).isEqualTo(Status.APPROVED);
    }

    @Test
    void theNextRoundBeginsWhenTheOneBeforeIsClosed() {
        var first = request(Policy.ANY, List.of(guest));
        refused(Refusal.APPROVAL_OPEN, () -> request(Policy.ANY, List.of(guest)));
        decide(guest, first, Decision.CHANGES_REQUESTED);
        var second = request(Policy.ANY, List.of(guest));
        assertThat(second.round()).isEqualTo(2);
        approvals.withdraw(admin, key(), new WithdrawApproval(second.id(), second.version()));
        refused(Refusal.APPROVAL_CLOSED, () -> decide(guest, second, Decision.APPROVED));
        assertThat(request(Policy.ANY, List.of(guest)).round()).isEqualTo(3);
        refused(Refusal.MILESTONE_IN_USE,
                () -> studio.api().milestones().delete(admin, null,
                        new DeleteMilestone(milestone.id(), milestone.version())));
    }

    @Test
    void isOverdueOnTimeAndCanStillBeDecided() {
        var approval = request(Policy.ANY, List.of(guest));
        worker.markOverdue(studio.tenantId(), approval.id(), approval.deadline().minusMillis(1));
        assertThat(approvals.get(guest, approval.id()).status()).isEqualTo(Status.OPEN);
        worker.markOverdue(studio.tenantId(), approval.id(), approval.deadline());
        assertThat(approvals.get(guest, approval.id()).overdueNoticeDueAt()).isNotNull();
        assertThat(approval.statusAt(approval.deadline())).isEqualTo(Status.OVERDUE);
        var decided = decide(guest, approval, Decision.APPROVED);
        assertThat(decided.status()).isEqualTo(Status.APPROVED);
        assertThat(decided.overdueNoticeDueAt()).as("nobody wants that mail any more").isNull();
    }

    @Test
    void whoHasDecidedIsNeitherAskedNorReminded() {
        var approval = request(Policy.ALL, List.of(agency, guest));
        decide(guest, approval, Decision.APPROVED);
        assertThat(prepareMail(approval, guest, ApprovalMailKind.ASKED)).isFalse();
        assertThat(prepareMail(approval, agency, ApprovalMailKind.ASKED)).isTrue();
        worker.remind(studio.tenantId(), approval.id(), approval.deadline().minus(Duration.ofDays(1)));
        assertThat(prepareMail(approval, guest, ApprovalMailKind.REMINDED)).isFalse();
        assertThat(prepareMail(approval, agency, ApprovalMailKind.REMINDED)).isTrue();
        decide(agency, approval, Decision.APPROVED);
        assertThat(prepareMail(approval, agency, ApprovalMailKind.REMINDED)).isFalse();
        assertThat(worker.prepareOwnerMail(studio.tenantId(), approval.id(), ApprovalMailKind.OUTCOME)).isPresent();
    }

    @Test
    void aReviewerWhoHasLeftTheProjectCountsNoLongerAndTheOwnerIsTold() {
        var approval = request(Policy.ALL, List.of(agency, guest));
        assertThat(prepareMail(approval, guest, ApprovalMailKind.ASKED)).isTrue();
        leave(guest);
        assertThat(prepareMail(approval, guest, ApprovalMailKind.ASKED)).isFalse();
        worker.remind(studio.tenantId(), approval.id(), approval.deadline().minus(Duration.ofDays(1)));
        assertThat(prepareMail(approval, guest, ApprovalMailKind.REMINDED)).isFalse();
        assertThat(prepareMail(approval, agency, ApprovalMailKind.REMINDED)).isTrue();
        assertThat(worker.find(studio.tenantId(), approval.id()).orElseThrow().reviewers())
                .filteredOn(reviewer -> reviewer.reminderDueAt() != null || reviewer.askDueAt() != null)
                .extracting(Approval.Reviewer::memberId).containsExactly(agency.requiredMemberId());
        var told = departureMail(approval).orElseThrow();
        assertThat(told.email()).startsWith("admin-");
        studio.worker().deliveries().mailed(told, "vendor-1");
        assertThat(departureMail(approval)).isEmpty();
        assertThat(approvals.get(agency, approval.id()).needed()).isEqualTo(1);
        assertThat(decide(agency, approval, Decision.APPROVED).status()).isEqualTo(Status.APPROVED);
        assertThat(events()).containsSubsequence("project.member-removed", "approval.reviewer-left",
                "approval.departure-notified", "approval.decided", "approval.approved");
    }

    @Test
    void membershipIsAskedAtEachAttemptToMail() {
        var approval = request(Policy.ANY, List.of(guest));
        assertThat(prepareMail(approval, guest, ApprovalMailKind.ASKED)).isTrue();
        DATABASE.superuser().useHandle(handle -> handle.execute("delete from project_member where member_id = ?",
                guest.requiredMemberId()));
        assertThat(prepareMail(approval, guest, ApprovalMailKind.ASKED)).isFalse();
    }

    @Test
    void theOwnerIsToldOfEachDepartureOnce() {
        var approval = request(Policy.ALL, List.of(agency, guest, studio.join(Role.GUEST, project.id())));
        leave(guest);
        var first = departureMail(approval).orElseThrow();
        leave(agency);
        studio.worker().deliveries().mailed(first, "vendor-1");
        var second = departureMail(approval).orElseThrow();
        assertThat(second.delivery().id()).isNotEqualTo(first.delivery().id());
        studio.worker().deliveries().mailed(second, "vendor-2");
        assertThat(departureMail(approval)).isEmpty();
        assertThat(approvals.get(admin, approval.id()).departureNoticeDueAt()).isNull();
    }

    @Test
    void aDepartureSettlesWhatTheOthersHaveDecided() {
        var approval = request(Policy.ALL, List.of(agency, guest));
        decide(agency, approval, Decision.APPROVED);
        leave(guest);
        assertThat(approvals.get(admin, approval.id()).status()).isEqualTo(Status.APPROVED);
        assertThat(worker.prepareOwnerMail(studio.tenantId(), approval.id(), ApprovalMailKind.OUTCOME)).isPresent();
        assertThat(departureMail(approval)).isPresent();
        assertThat(events()).containsOnlyOnce("approval.approved").containsSubsequence("approval.reviewer-left",
                "approval.approved");
    }

    @Test
    void aDecisionStaysWhenItsReviewerLeaves() {
        var approval = request(Policy.ALL, List.of(agency, guest));
        decide(guest, approval, Decision.APPROVED);
        leave(guest);
        assertThat(approvals.get(admin, approval.id()).needed()).isEqualTo(2);
        assertThat(events()).doesNotContain("approval.reviewer-left");
        assertThat(decide(agency, approval, Decision.APPROVED).status()).isEqualTo(Status.APPROVED);
    }

    @Test
    void withNobodyLeftItIsWithdrawnAndTheMilestoneFree() {
        var approval = request(Policy.ANY, List.of(guest));
        leave(guest);
        assertThat(approvals.get(admin, approval.id()).status()).isEqualTo(Status.WITHDRAWN);
        assertThat(departureMail(approval)).isPresent();
        assertThat(request(Policy.ANY, List.of(agency)).round()).isEqualTo(2);
    }

    @Test
    void whoComesBackIsAReviewerOfTheNextRoundAgain() {
        var approval = request(Policy.ALL, List.of(agency, guest));
        leave(guest);
        studio.api().projects().addMember(admin, null, new AddProjectMember(project.id(), guest.requiredMemberId()));
        refused(Refusal.NOT_ALLOWED, () -> decide(guest, approval, Decision.APPROVED));
    }

    @Test
    void anAdminWhoIsTakenOffTheProjectStillSeesItAndCounts() {
        studio.api().projects().addMember(admin, null, new AddProjectMember(project.id(), admin.requiredMemberId()));
        var approval = request(Policy.ALL, List.of(admin, guest));
        leave(admin);
        assertThat(approvals.get(guest, approval.id()).needed()).isEqualTo(2);
        assertThat(prepareMail(approval, admin, ApprovalMailKind.ASKED)).isTrue();
    }

    @Test
    void thoseOfAnArchivedProjectAreWithdrawnAndSilent() {
        var approval = request(Policy.ALL, List.of(agency, guest));
        leave(guest);
        studio.api().projects().archive(admin, key(), new ArchiveProject(project.id(), project.version()));
        var withdrawn = approvals.get(admin, approval.id());
        assertThat(withdrawn.status()).isEqualTo(Status.WITHDRAWN);
        refused(Refusal.PROJECT_ARCHIVED, () -> decide(agency, approval, Decision.APPROVED));
        refused(Refusal.PROJECT_ARCHIVED,
                () -> approvals.withdraw(admin, key(), new WithdrawApproval(approval.id(), withdrawn.version())));
        worker.remind(studio.tenantId(), approval.id(), approval.deadline().minus(Duration.ofDays(1)));
        worker.markOverdue(studio.tenantId(), approval.id(), approval.deadline());
        assertThat(approvals.get(admin, approval.id())).isEqualTo(withdrawn);
        assertThat(prepareMail(approval, agency, ApprovalMailKind.ASKED)).isFalse();
        assertThat(departureMail(approval)).isEmpty();
        assertThat(events()).containsOnlyOnce("approval.withdrawn").containsSubsequence("project.archived",
                "approval.withdrawn");
    }

    @Test
    void whatMakesNoSenseIsRefusedAndChangesNothing() {
        var stranger = studio.join(Role.GUEST);
        refused(Refusal.INVALID, () -> request(Policy.ANY, List.of(guest, guest)));
        refused(Refusal.INVALID, () -> request(Policy.QUORUM, List.of(guest)));
        assertThatThrownBy(() -> request(Policy.ANY, List.of(guest, stranger)))
                .asInstanceOf(InstanceOfAssertFactories.type(Refused.class))
                .satisfies(refused -> assertThat(refused.errors()).extracting(FieldError::pointer)
                        .containsExactly("/reviewers/1"));
        refused(Refusal.NOT_ALLOWED, () -> approvals.request(agency, key(), new RequestApproval(milestone.id(), null,
                List.of(guest.requiredMemberId()), Policy.ANY, null, clock.instant().plus(Duration.ofDays(5)))));
        assertThat(approvals.list(admin, project.id(), FIRST).items()).isEmpty();
    }

    private Approval request(Policy policy, List<Principal> reviewers) {
        return approvals.request(admin, key(), new RequestApproval(milestone.id(), null,
                reviewers.stream().map(Principal::requiredMemberId).toList(), policy, null,
                clock.instant().plus(Duration.ofDays(5))));
    }

    private Approval decide(Principal reviewer, Approval approval, Decision decision) {
        return approvals.decide(reviewer, key(), new Decide(approval.id(), decision, null, null));
    }

    private void leave(Principal reviewer) {
        studio.api().projects().removeMember(admin, null,
                new RemoveProjectMember(project.id(), reviewer.requiredMemberId()));
    }

    private Optional<OutgoingMail<ApprovalMailKind, ApprovalMailData>> departureMail(Approval approval) {
        return worker.prepareOwnerMail(studio.tenantId(), approval.id(), ApprovalMailKind.DEPARTURE);
    }

    private boolean prepareMail(Approval approval, Principal reviewer, ApprovalMailKind kind) {
        return worker.prepareReviewerMail(studio.tenantId(), approval.id(), reviewer.requiredMemberId(), kind)
                .isPresent();
    }

    private List<String> events() {
        return studio.api().projects().feed(admin, project.id(), new PageRequest(100, null)).items().stream()
                .map(Event::type).toList();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
