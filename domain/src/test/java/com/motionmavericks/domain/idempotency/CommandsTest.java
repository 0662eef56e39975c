package com.motionmavericks.domain.idempotency;

import com.motionmavericks.domain.projects.RemoveProjectMember;
import static com.motionmavericks.domain.testing.Refusals.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.motionmavericks.domain.Json;
import com.motionmavericks.domain.approvals.Decide;
import com.motionmavericks.domain.approvals.Decision;
import com.motionmavericks.domain.approvals.Policy;
import com.motionmavericks.domain.approvals.RequestApproval;
import com.motionmavericks.domain.assets.AddAssetVersion;
import com.motionmavericks.domain.assets.CreateAsset;
import com.motionmavericks.domain.identity.Invitation;
import com.motionmavericks.domain.identity.InvitationMailKind;
import com.motionmavericks.domain.identity.InviteMember;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.projects.CreateMilestone;
import com.motionmavericks.domain.projects.MilestoneContent;
import com.motionmavericks.domain.projects.ProjectContent;
import com.motionmavericks.domain.sharelinks.CreateShareLink;
import com.motionmavericks.domain.sharelinks.ExtendShareLink;
import com.motionmavericks.domain.sharelinks.RevokeShareLink;
import com.motionmavericks.domain.secrets.Seal;
import com.motionmavericks.domain.tasks.AddComment;
import com.motionmavericks.domain.tasks.BoardColumn;
import com.motionmavericks.domain.tasks.CreateTask;
import com.motionmavericks.domain.tasks.MoveTask;
import com.motionmavericks.domain.tasks.TaskContent;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.testing.SettableClock;
import com.motionmavericks.domain.testing.TestDatabase;
import com.motionmavericks.domain.testing.TestStudio;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class CommandsTest {
    private static final TestDatabase DATABASE = new TestDatabase(64);
    private final SettableClock clock = new SettableClock();
    private final TestStudio studio = TestStudio.create(DATABASE, clock);

    @Test
    void sixtyFourEqualRequestsAtOnceMakeOneInvitationAndGetEqualAnswers() throws Exception {
        Callable<Invitation> request = () -> studio.api().invitations().invite(studio.admin(), "the-key",
                new InviteMember("guest@example.com", "Gil Guest", Role.GUEST, null));
        var answers = new HashSet<Invitation>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(Collections.nCopies(64, request))) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).hasSize(1);
        assertThat(studio.api().invitations().list(studio.admin(), null, null, new PageRequest(10, null)).items())
                .hasSize(1);
    }

    @Test
    void aKeyIsValidForOneCommandOnly() {
        studio.api().invitations().invite(studio.admin(), "key",
                new InviteMember("a@example.com", "A", Role.GUEST, null));
        assertThatThrownBy(() -> studio.api().invitations().invite(studio.admin(), "key",
                new InviteMember("b@example.com", "B", Role.GUEST, null))).asInstanceOf(type(Refused.class))
                .extracting(Refused::refusal).isEqualTo(Refusal.IDEMPOTENCY_KEY_REUSED);
    }

    @Test
    void aRefusedRequestLeavesItsKeyFree() {
        assertThatThrownBy(() -> studio.api().invitations().invite(studio.admin(), "key",
                new InviteMember("a@example.com", "A", Role.GUEST, clock.instant()))).isInstanceOf(Refused.class);
        assertThat(studio.api().invitations().invite(studio.admin(), "key",
                new InviteMember("b@example.com", "B", Role.GUEST, null)).email()).isEqualTo("b@example.com");
    }

    @Test
    void aRequestThatWaitsTooLongForTheSameKeyIsBusy() {
        try (var blocker = DATABASE.superuser().open()) {
            blocker.begin();
            blocker.execute("insert into idempotency_key (tenant_id, scope, key, request, created_at) "
                    + "values (?, ?, 'key', '', now())", studio.tenantId(), studio.admin().requiredMemberId());
            assertThatThrownBy(() -> studio.api().invitations().invite(studio.admin(), "key",
                    new InviteMember("a@example.com", "A", Role.GUEST, null))).asInstanceOf(type(Refused.class))
                    .extracting(Refused::refusal).isEqualTo(Refusal.BUSY);
            blocker.rollback();
        }
    }

    @Test
    void equalCommandsAreStoredAsDifferentHashes() {
        var same = new InviteMember("same@example.com", "Sam", Role.GUEST, null);
        studio.api().invitations().invite(studio.admin(), "key", same);
        var other = TestStudio.create(DATABASE, clock);
        other.api().invitations().invite(other.admin(), "key", same);
        var kept = DATABASE.superuser().withHandle(handle -> handle
                .createQuery("select encode(request, 'hex') from idempotency_key where tenant_id in (:one, :other)")
                .bind("one", studio.tenantId()).bind("other", other.tenantId()).mapTo(String.class).list());
        assertThat(kept).hasSize(2).doesNotHaveDuplicates();
    }

    /// Sends every command that AGENCY may give in a project. Add a line for each new one.
    @Test
    void anAnswerIsReplayedOnlyToCallersWhoStillSeeTheProject() {
        var domain = studio.api();
        var project = domain.projects().create(studio.admin(), "project", new ProjectContent("Spring", ""));
        var agency = studio.join(Role.AGENCY, project.id());
        var film = studio.film(project.id());
        var task = domain.tasks().create(studio.admin(), "task",
                new CreateTask(project.id(), BoardColumn.TODO, new TaskContent("Grade", "", null)));
        var milestone = domain.milestones().create(studio.admin(), "milestone",
                new CreateMilestone(project.id(), new MilestoneContent("First cut", "", null)));
        var approval = domain.approvals().request(studio.admin(), "approval", new RequestApproval(milestone.id(), null,
                List.of(agency.requiredMemberId()), Policy.ANY, null, inDays(5)));
        var link = domain.shareLinks().create(studio.admin(), "link", new CreateShareLink(film, inDays(5), null));
        var asset = domain.assets().version(agency, film).assetId();
        List<Callable<Object>> commands = List.of(
                () -> domain.tasks().create(agency, "1",
                        new CreateTask(project.id(), BoardColumn.TODO, new TaskContent("Mix", "", null))),
                () -> domain.tasks().move(agency, "2", new MoveTask(task.id(), 1, BoardColumn.DONE, null)),
                () -> domain.comments().add(agency, "3", new AddComment(task.id(), "Warmer")),
                () -> domain.assets().create(agency, "4", new CreateAsset(project.id(), "Credits")),
                () -> domain.assets().addVersion(agency, "5", new AddAssetVersion(asset)),
                () -> domain.approvals().decide(agency, "6",
                        new Decide(approval.id(), Decision.APPROVED, null, null)),
                () -> domain.shareLinks().create(agency, "7", new CreateShareLink(film, inDays(4), null)),
                () -> domain.shareLinks().extend(agency, "8", new ExtendShareLink(link.id(), 1, inDays(9))),
                () -> domain.shareLinks().revoke(agency, "9", new RevokeShareLink(link.id(), 2)));
        assertThat(commands).allSatisfy(command -> assertThat(command.call()).isEqualTo(command.call()));
        domain.projects().removeMember(studio.admin(), null,
                new RemoveProjectMember(project.id(), agency.requiredMemberId()));
        assertThat(commands).allSatisfy(command -> refused(Refusal.NOT_FOUND, command::call));
    }

    /// A session had no refresh token at first.
    @Test
    void anAnswerOfAnEarlierVersionThatLacksAFieldIsRefused() {
        var invitation = inviteSomebodyElse();
        var token = studio.worker().invitationProcess()
                .prepareMail(studio.tenantId(), invitation.id(), InvitationMailKind.INVITATION).orElseThrow()
                .requiredToken();
        var session = studio.api().invitations().accept(token, "click", TestStudio.ORIGIN);
        var stored = Json.write(Map.of("tenantId", session.tenantId(), "id", session.id(), "member", session.member(),
                "role", session.role(), "createdAt", session.createdAt()));
        DATABASE.superuser().useHandle(handle -> handle.execute("update idempotency_key set answer = ? where scope = ?",
                new Seal(TestStudio.KEYS).seal(stored.getBytes(UTF_8)), invitation.id()));
        refused(Refusal.ANSWER_OUTDATED, () -> studio.api().invitations().accept(token, "click", TestStudio.ORIGIN));
    }

    @Test
    void answersAreDeletedAfterSevenDays() {
        studio.api().invitations().invite(studio.admin(), "key",
                new InviteMember("a@example.com", "A", Role.GUEST, null));
        clock.advance(Commands.RETENTION.minusSeconds(1));
        Commands.forgetOldAnswers(studio.worker().database());
        assertThatThrownBy(this::inviteSomebodyElse).isInstanceOf(Refused.class);
        clock.advance(Duration.ofSeconds(2));
        Commands.forgetOldAnswers(studio.worker().database());
        assertThat(inviteSomebodyElse().email()).isEqualTo("b@example.com");
    }

    private Instant inDays(int days) {
        return clock.instant().plus(Duration.ofDays(days));
    }

    private Invitation inviteSomebodyElse() {
        return studio.api().invitations().invite(studio.admin(), "key",
                new InviteMember("b@example.com", "B", Role.GUEST, null));
    }
}
