package com.motionmavericks.domain.outbox;

import com.motionmavericks.domain.projects.AddProjectMember;
import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.domain.approvals.Policy;
import com.motionmavericks.domain.approvals.RequestApproval;
import com.motionmavericks.domain.identity.InvitationMailKind;
import com.motionmavericks.domain.identity.InviteMember;
import com.motionmavericks.domain.projects.CreateMilestone;
import com.motionmavericks.domain.projects.MilestoneContent;
import com.motionmavericks.domain.projects.ProjectContent;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.operations.ParkedSteps;
import com.motionmavericks.domain.testing.SettableClock;
import com.motionmavericks.domain.testing.TestDatabase;
import com.motionmavericks.domain.testing.TestStudio;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final SettableClock clock = new SettableClock();
    private final TestDatabase database = new TestDatabase();
    private final TestStudio studio = TestStudio.create(database, clock);
    private final Outbox outbox = studio.worker().outbox();

    @Test
    void aClaimLastsForItsLeaseAndThenAnotherRelayMayClaim() {
        var id = invite();
        assertThat(outbox.claim(10)).singleElement().satisfies(signal -> {
            assertThat(signal.workflowId()).isEqualTo("invitation:" + id);
            assertThat(signal.signalName()).isEqualTo("invited");
            assertThat(signal.summary()).startsWith("Invitation of a member as GUEST");
        });
        assertThat(outbox.claim(10)).isEmpty();
        clock.advance(Outbox.LEASE);
        assertThat(outbox.claim(10)).hasSize(1);
    }

    @Test
    void aFailedSignalBacksOffAndIsNeverDropped() {
        invite();
        for (int attempt = 1; attempt <= 8; attempt++) {
            var claimed = outbox.claim(10);
            assertThat(claimed).singleElement().extracting(Outbox.Claimed::attempts).isEqualTo(attempt);
            outbox.failed(claimed.stream().map(Outbox.Claimed::id).toList());
            assertThat(outbox.claim(10)).isEmpty();
            clock.advance(Duration.ofMinutes(1));
        }
    }

    @Test
    void theMetricsShowWhatIsDueAndWhatIsParkedAndNothingTwice() {
        var id = invite();
        clock.advance(Duration.ofMinutes(2));
        assertThat(outbox.dueRows())
                .containsExactly(new Outbox.DueRows("Invitation", 1, Duration.ofMinutes(2)));
        studio.worker().parkedSteps().park(studio.tenantId(), "Invitation", id, "Mail the invitation", "1",
                "gave up, resend 503", clock.instant().plus(Duration.ofHours(20)), clock.instant());
        assertThat(outbox.dueRows()).isEmpty();
        assertThat(studio.worker().parkedSteps().counts())
                .containsExactly(new ParkedSteps.Count("Invitation", "Mail the invitation", 1));
        assertThat(studio.worker().digests().oldestAge()).isZero();
    }

    @Test
    void aRowWithASignalOnItsWayOrParkedUntilLaterIsNotOverdue() {
        var id = invite();
        drain();
        assertThat(outbox.claimOverdue(GRACE)).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        assertThat(outbox.claimOverdue(GRACE)).containsExactly("invitation:" + id);
        assertThat(outbox.sweep(List.of("invitation:" + id), GRACE)).isEqualTo(1);
        clock.advance(Duration.ofHours(2));
        assertThat(outbox.claimOverdue(GRACE)).as("its signal is on the way").isEmpty();
        assertThat(outbox.sweep(List.of("invitation:" + id), GRACE)).as("its signal is on the way").isZero();
        drain();
        studio.worker().parkedSteps().park(studio.tenantId(), "Invitation", id, "Mail the invitation", "1",
                "gave up, resend 503", clock.instant().plus(Duration.ofHours(20)), clock.instant());
        assertThat(outbox.claimOverdue(GRACE)).as("parked until later").isEmpty();
        clock.advance(Duration.ofHours(21));
        assertThat(outbox.claimOverdue(GRACE)).as("its late retry is over").hasSize(1);
    }

    @Test
    void thePauseBeforeEachFurtherSignalDoublesUpToAnHour() {
        invite();
        drain();
        assertThat(sweptAfter(Duration.ofMinutes(185))).containsExactly(2L, 4L, 8L, 16L, 32L, 64L, 124L, 184L);
    }

    @Test
    void aRowThatIsClaimedButNotSignalledIsClaimedAgainAfterTheGrace() {
        invite();
        drain();
        assertThat(LongStream.rangeClosed(1, 12).filter(_ -> {
            clock.advance(GRACE.dividedBy(2));
            return !outbox.claimOverdue(GRACE).isEmpty();
        })).containsExactly(3L, 5L, 7L, 9L, 11L);
    }

    @Test
    void aChangedDueInstantResetsThePause() {
        var id = invite();
        drain();
        assertThat(sweptAfter(Duration.ofMinutes(20))).isNotEmpty();
        studio.worker().deliveries().mailed(studio.worker().invitationProcess()
                .prepareMail(studio.tenantId(), id, InvitationMailKind.INVITATION).orElseThrow(), "resend-1");
        assertThat(outbox.sweep(List.of("invitation:" + id), GRACE)).as("it has moved on since the claim").isZero();
        assertThat(sweptAfter(Duration.ofMinutes(66))).containsExactly(62L, 64L);
    }

    @Test
    void aWorkflowOfSeveralOverdueRowsIsClaimedAndSignalledOnce() {
        var reviewers = List.of(studio.join(Role.GUEST), studio.join(Role.GUEST));
        var project = studio.api().projects().create(studio.admin(), "key", new ProjectContent("Spring", ""));
        reviewers.forEach(reviewer -> studio.api().projects().addMember(studio.admin(), null,
                new AddProjectMember(project.id(), reviewer.requiredMemberId())));
        var milestone = studio.api().milestones().create(studio.admin(), "milestone",
                new CreateMilestone(project.id(), new MilestoneContent("Rough cut", "", null)));
        var approval = studio.api().approvals().request(studio.admin(), "approval",
                new RequestApproval(milestone.id(), null, reviewers.stream().map(Principal::requiredMemberId).toList(),
                        Policy.ALL, null, clock.instant().plus(Duration.ofDays(1))));
        drain();
        clock.advance(Duration.ofMinutes(2));
        var claimed = outbox.claimOverdue(GRACE);
        assertThat(claimed).containsOnlyOnce("approval:" + approval.id());
        outbox.sweep(claimed, GRACE);
        assertThat(outbox.claim(100)).extracting(Outbox.Claimed::workflowId)
                .containsExactlyInAnyOrderElementsOf(claimed);
    }

    @Test
    void aDeadlineIsOverdueEvenWhenAStepIsParked() {
        var id = invite();
        drain();
        studio.worker().parkedSteps().park(studio.tenantId(), "Invitation", id, "Mail the invitation", "1",
                "gave up, resend 503", clock.instant().plus(Duration.ofDays(30)), clock.instant());
        clock.advance(TestStudio.TIMES.invitations().lifetime().plusMinutes(2));
        assertThat(outbox.claimOverdue(GRACE)).hasSize(1);
    }

    @Test
    void afterALossOfTemporalEveryOpenRowIsSignalled() {
        invite();
        drain();
        assertThat(outbox.sweepIfNewTemporal("default", "first")).isEqualTo(1);
        drain();
        assertThat(outbox.sweepIfNewTemporal("default", "first")).isZero();
        sweptAfter(Duration.ofMinutes(20));
        assertThat(outbox.sweepIfNewTemporal("default", "second")).as("claimed or not").isEqualTo(1);
        drain();
        assertThat(sweptAfter(Duration.ofMinutes(2))).as("what was claimed is forgotten").isNotEmpty();
    }

    /// Sweeps every minute for the given time.
    ///
    /// @return the minutes in which a row was swept
    private List<Long> sweptAfter(Duration time) {
        return LongStream.rangeClosed(1, time.toMinutes()).filter(_ -> {
            clock.advance(Duration.ofMinutes(1));
            var swept = outbox.sweep(outbox.claimOverdue(GRACE), GRACE) > 0;
            drain();
            return swept;
        }).boxed().toList();
    }

    private UUID invite() {
        return studio.api().invitations().invite(studio.admin(), UUID.randomUUID().toString(), new InviteMember(
                "guest" + new Random().nextInt() + "@example.com", "Gil Guest", Role.GUEST, null)).id();
    }

    private void drain() {
        outbox.delivered(outbox.claim(100).stream().map(Outbox.Claimed::id).toList());
        assertThat(outbox.backlog()).isEqualTo(new Outbox.Backlog(0, Duration.ZERO));
    }
}
