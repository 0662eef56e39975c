package com.motionmavericks.domain.operations;

import static com.motionmavericks.domain.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.domain.approvals.Policy;
import com.motionmavericks.domain.approvals.RequestApproval;
import com.motionmavericks.domain.events.Event;
import com.motionmavericks.domain.identity.ErasePersonalData;
import com.motionmavericks.domain.identity.InvitationMailKind;
import com.motionmavericks.domain.identity.InviteMember;
import com.motionmavericks.domain.identity.RemoveMember;
import com.motionmavericks.domain.operations.ParkedStep.LeftBy;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.projects.CreateMilestone;
import com.motionmavericks.domain.projects.MilestoneContent;
import com.motionmavericks.domain.projects.ProjectContent;
import com.motionmavericks.domain.sharelinks.CreateShareLink;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.testing.SettableClock;
import com.motionmavericks.domain.testing.TestDatabase;
import com.motionmavericks.domain.testing.TestStudio;
import com.motionmavericks.steps.OperatorAction;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ParkedStepsTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final PageRequest FIRST = new PageRequest(100, null);
    private static final String MAIL = "Mail the invitation";
    private static final String REMIND = "Remind the invited";

    private final SettableClock clock = new SettableClock();
    private final TestStudio studio = TestStudio.create(DATABASE, clock);
    private final Principal admin = studio.admin();
    private final ParkedSteps steps = studio.api().parkedSteps();

    @Test
    void eachStepSaysWhatItIsAbout() {
        var guest = studio.join(Role.GUEST).requiredMemberId();
        var tenant = studio.tenantId();
        var project = studio.api().projects().create(admin, key(), new ProjectContent("Spring", "")).id();
        var milestone = studio.api().milestones().create(admin, key(),
                new CreateMilestone(project, new MilestoneContent("Final cut", "", null))).id();
        var version = studio.film(project);
        var film = studio.worker().assets().find(tenant, version).orElseThrow().assetId();
        var deadline = clock.instant().plus(Duration.ofDays(5));
        var link = studio.api().shareLinks().create(admin, key(), new CreateShareLink(version, deadline, null)).id();
        var approval = studio.api().approvals().request(admin, key(), new RequestApproval(milestone, version,
                List.of(admin.requiredMemberId()), Policy.ANY, null, deadline)).id();
        var invitation = invite();
        var delivery = studio.worker().invitationProcess()
                .prepareMail(tenant, invitation, InvitationMailKind.INVITATION).orElseThrow().delivery().id();

        isAbout("Invitation", invitation, "Invitation of Gil Guest", "/v1/invitations/" + invitation);
        isAbout("SignInLink", guest, "Sign-in link of Robin GUEST", "/v1/members/" + guest);
        isAbout("EmailChange", guest, "New address of Robin GUEST", "/v1/members/" + guest);
        isAbout("Mailbox", guest, "Mailbox of Robin GUEST", "/v1/members/" + guest);
        isAbout("Asset", version, "Titles, version 1", "/open/" + tenant + "/assets/" + film);
        isAbout("ShareLink", link, "Share link of Titles, version 1", "/open/" + tenant + "/assets/" + film);
        isAbout("Approval", approval, "Spring, Final cut, round 1", "/open/" + tenant + "/approvals/" + approval);
        isAbout("Delivery", delivery, "Mail to Gil Guest",
                "/v1/members/" + studio.api().invitations().get(admin, invitation).member().id());
        isAbout("ClerkUser", idIn("clerk_user"), "User of Clerk, Ada Admin", "/v1/members/" + admin.memberId());
        isAbout("Notification", idIn("notification"), "Notification in Spring",
                "/open/" + tenant + "/projects/" + project);
        var name = studio.api().studios().get(admin).name();
        isAbout("SlackChannel", tenant, "Slack channel of " + name, "/v1/slack-connection");
        isAbout("Digest", tenant, "Digests of " + name, "/v1/studio");
        assertThat(list(ParkedStepFilter.ALL)).as("the same member, in three workflows")
                .filteredOn(step -> step.parked().subjectId().equals(guest))
                .extracting(step -> Objects.requireNonNull(step.subject()).name())
                .containsExactlyInAnyOrder("Sign-in link of Robin GUEST", "New address of Robin GUEST",
                        "Mailbox of Robin GUEST");
    }

    @Test
    void aStepWhoseRowIsGoneIsAboutNothing() {
        park("Invitation", UUID.randomUUID(), MAIL, "gave up, resend 503");
        assertThat(list(ParkedStepFilter.ALL)).singleElement().extracting(DescribedStep::subject).isNull();
    }

    @Test
    void stepsAreFiltered() {
        park("Invitation", invite(), MAIL, "gave up, resend 503");
        clock.advance(Duration.ofMinutes(1));
        var noon = clock.instant();
        park("Invitation", invite(), REMIND, "gave up, resend 429");
        clock.advance(Duration.ofMinutes(1));
        park("Mailbox", admin.requiredMemberId(), "Mail the event", "refused, resend 422");

        assertThat(reasons(ParkedStepFilter.ALL)).containsExactly("refused, resend 422", "gave up, resend 429",
                "gave up, resend 503");
        assertThat(reasons(new ParkedStepFilter("Mailbox", null, null, null, null)))
                .containsExactly("refused, resend 422");
        assertThat(reasons(new ParkedStepFilter("Invitation", MAIL, null, null, null)))
                .containsExactly("gave up, resend 503");
        assertThat(reasons(reason("gave up"))).containsExactly("gave up, resend 429", "gave up, resend 503");
        assertThat(reasons(reason("gave up, %"))).as("no pattern").isEmpty();
        assertThat(reasons(new ParkedStepFilter(null, null, null, noon, null)))
                .containsExactly("refused, resend 422", "gave up, resend 429");
        assertThat(reasons(new ParkedStepFilter(null, null, null, null, noon)))
                .containsExactly("gave up, resend 503");
    }

    @Test
    void theStepsThatWereLeftAreListedApart() {
        var retried = invite();
        var moot = invite();
        park("Invitation", retried, MAIL, "gave up, resend 503");
        park("Invitation", moot, MAIL, "gave up, resend 503");
        park("Invitation", invite(), MAIL, "gave up, resend 503");
        steps.leave(admin, key(), new LeaveParkedStep(idOf(retried), OperatorAction.RETRY));
        clock.advance(Duration.ofMinutes(1));
        studio.worker().parkedSteps().forget(studio.tenantId(), "Invitation", moot, MAIL, "1", clock.instant());
        assertThat(list(ParkedStepFilter.ALL)).hasSize(1);
        var left = steps.listLeft(admin, ParkedStepFilter.ALL, FIRST).items();
        assertThat(left).extracting(step -> step.parked().subjectId()).containsExactly(moot, retried);
        assertThat(left).extracting(step -> step.parked().leftBy()).containsExactly(LeftBy.MOOT, LeftBy.RETRY);
        assertThat(left.getFirst().parked().leftAt()).isEqualTo(clock.instant());
    }

    @Test
    void aCursorServesItsOwnFilterOnly() {
        park("Invitation", invite(), MAIL, "gave up, resend 503");
        park("Invitation", invite(), MAIL, "gave up, resend 503");
        var next = steps.list(admin, reason("gave up"), new PageRequest(1, null)).next();
        assertThat(steps.list(admin, reason("gave up"), new PageRequest(1, next)).items()).hasSize(1);
        refused(Refusal.INVALID_CURSOR,
                () -> steps.list(admin, ParkedStepFilter.ALL, new PageRequest(1, next)));
        refused(Refusal.INVALID_CURSOR, () -> steps.listLeft(admin, reason("gave up"), new PageRequest(1, next)));
    }

    @Test
    void theAnswerThatNamesAPersonIsErasedWithThePerson() {
        var invitation = invite();
        park("Invitation", invitation, MAIL, "gave up, resend 503");
        var key = key();
        var command = new LeaveParkedStep(idOf(invitation), OperatorAction.ABORT);
        var answer = steps.leave(admin, key, command);
        assertThat(Objects.requireNonNull(answer.subject()).name()).isEqualTo("Invitation of Gil Guest");
        assertThat(steps.leave(admin, key, command)).isEqualTo(answer);
        var person = Objects.requireNonNull(answer.subject().memberId());
        studio.api().members().remove(admin, null, new RemoveMember(person,
                studio.api().members().get(admin, person).version()));
        studio.api().erasures().request(admin, null, new ErasePersonalData(person));
        clock.advance(TestStudio.TIMES.erasures().pause());
        for (int batch = 0; batch < 9; batch++) {
            studio.worker().erasures().eraseNext(studio.tenantId(), person);
        }
        refused(Refusal.ANSWER_ERASED, () -> steps.leave(admin, key, command));
    }

    @Test
    void allStepsThatMatchAreLeftAsOneBatch() {
        var invitations = List.of(invite(), invite());
        invitations.forEach(id -> park("Invitation", id, MAIL, "gave up, resend 503"));
        var other = invite();
        park("Invitation", other, MAIL, "refused, resend 422");
        assertThat(leaveAll(OperatorAction.SKIP, reason("gave up"), true)).isEqualTo(new LeftSteps(2, 0));
        assertThat(list(ParkedStepFilter.ALL)).as("a dry run changes nothing").hasSize(3);

        var key = key();
        var command = new LeaveParkedSteps(reason("gave up"), OperatorAction.SKIP, false);
        assertThat(steps.leaveAll(admin, key, command)).isEqualTo(new LeftSteps(2, 2));
        park("Invitation", invitations.getFirst(), MAIL, "gave up, resend 503");
        assertThat(steps.leaveAll(admin, key, command)).as("the same command").isEqualTo(new LeftSteps(2, 2));
        assertThat(reasons(ParkedStepFilter.ALL)).containsExactly("gave up, resend 503", "refused, resend 422");
        assertThat(invitations).allSatisfy(id -> {
            assertThat(studio.api().invitations().get(admin, id).mailDueAt()).isNull();
            assertThat(signals(id)).containsExactly("invited", "attended");
        });
        assertThat(studio.api().invitations().get(admin, other).mailDueAt()).isNotNull();
        var skipped = events().stream().filter(event -> event.type().equals("step.skipped")).toList();
        assertThat(skipped).hasSize(2).extracting(Event::batchId).doesNotContainNull();
        assertThat(skipped).extracting(Event::batchId).containsOnly(skipped.getFirst().batchId());
    }

    @Test
    void anAbortOfAllClosesEachRowOnce() {
        var invitation = invite();
        park("Invitation", invitation, MAIL, "gave up, resend 503");
        park("Invitation", invitation, REMIND, "gave up, resend 503");
        assertThat(leaveAll(OperatorAction.ABORT, reason("gave up"), false)).isEqualTo(new LeftSteps(2, 2));
        assertThat(signals(invitation)).containsOnlyOnce("attended");
        assertThat(events()).filteredOn(event -> event.batchId() != null).extracting(Event::type)
                .containsExactlyInAnyOrder("step.aborted", "step.aborted", "invitation.revoked");
    }

    @Test
    void oneCommandLeavesTheOldestThousand() {
        DATABASE.superuser()
                .useHandle(handle -> handle.execute(
                        """
                                insert into parked_step (tenant_id, workflow_type, subject_id, step, target, reason, parked_at, retry_at)
                                select ?, 'Mailbox', ?, 'Mail the event', n, 'gave up', now(), now() from generate_series(1, 1001) n
                                """,
                        studio.tenantId(), admin.memberId()));
        var filter = new ParkedStepFilter("Mailbox", null, null, null, null);
        assertThat(leaveAll(OperatorAction.RETRY, filter, false)).isEqualTo(new LeftSteps(1001, ParkedSteps.AT_ONCE));
        assertThat(list(filter)).singleElement().extracting(step -> step.parked().target()).isEqualTo("1001");
        assertThat(leaveAll(OperatorAction.RETRY, filter, false)).isEqualTo(new LeftSteps(1, 1));
    }

    @Test
    void aBulkCommandSaysWhichKindOfStepsItMeans() {
        var filter = new ParkedStepFilter(null, null, null, clock.instant(), clock.instant());
        refused(Refusal.INVALID, () -> leaveAll(OperatorAction.ABORT, filter, true));
        refused(Refusal.INVALID, () -> leaveAll(OperatorAction.ABORT, ParkedStepFilter.ALL, false));
        var guest = studio.join(Role.GUEST);
        refused(Refusal.NOT_ALLOWED, () -> steps.leaveAll(guest, key(),
                new LeaveParkedSteps(reason("gave up"), OperatorAction.SKIP, true)));
    }

    private LeftSteps leaveAll(OperatorAction action, ParkedStepFilter filter, boolean isDryRun) {
        return steps.leaveAll(admin, key(), new LeaveParkedSteps(filter, action, isDryRun));
    }

    private List<Event> events() {
        return studio.api().events().list(admin, FIRST).items();
    }

    private List<String> signals(UUID row) {
        return DATABASE.superuser().withHandle(handle -> handle
                .select("select signal_name from outbox where subject_id = ? order by id", row).mapTo(String.class)
                .list());
    }

    private void isAbout(String workflow, UUID row, String name, String path) {
        park(workflow, row, "A step", "gave up");
        var subject = list(new ParkedStepFilter(workflow, null, null, null, null)).getFirst().subject();
        assertThat(subject).extracting(Subject::name, Subject::path).containsExactly(name, path);
    }

    private List<String> reasons(ParkedStepFilter filter) {
        return list(filter).stream().map(step -> step.parked().reason()).toList();
    }

    private static ParkedStepFilter reason(String prefix) {
        return new ParkedStepFilter(null, null, prefix, null, null);
    }

    private List<DescribedStep> list(ParkedStepFilter filter) {
        return steps.list(admin, filter, FIRST).items();
    }

    private UUID idOf(UUID row) {
        return list(ParkedStepFilter.ALL).stream().map(DescribedStep::parked)
                .filter(step -> step.subjectId().equals(row)).findFirst().orElseThrow().id();
    }

    private void park(String workflow, UUID row, String step, String reason) {
        studio.worker().parkedSteps().park(studio.tenantId(), workflow, row, step, "1", reason,
                clock.instant().plus(Duration.ofHours(20)), clock.instant());
    }

    private UUID invite() {
        return studio.api().invitations().invite(admin, key(),
                new InviteMember("guest-" + UUID.randomUUID() + "@example.com", "Gil Guest", Role.GUEST, null)).id();
    }

    private UUID idIn(String table) {
        return DATABASE.superuser().withHandle(handle -> handle
                .select("select id from " + table + " where tenant_id = ? limit 1", studio.tenantId())
                .mapTo(UUID.class).one());
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
