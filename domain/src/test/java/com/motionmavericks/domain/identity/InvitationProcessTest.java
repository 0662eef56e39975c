package com.motionmavericks.domain.identity;

import static com.motionmavericks.domain.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.domain.deliveries.Delivery;
import com.motionmavericks.domain.deliveries.DeliveryOutcome;
import com.motionmavericks.domain.deliveries.OutgoingMail;
import com.motionmavericks.domain.identity.Invitation.Status;
import com.motionmavericks.domain.operations.LeaveParkedStep;
import com.motionmavericks.domain.operations.ParkedStep;
import com.motionmavericks.domain.operations.ParkedStepFilter;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.testing.SettableClock;
import com.motionmavericks.domain.testing.TestDatabase;
import com.motionmavericks.domain.testing.TestStudio;
import com.motionmavericks.steps.OperatorAction;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InvitationProcessTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private final SettableClock clock = new SettableClock();
    private final TestStudio studio = TestStudio.create(DATABASE, clock);
    private final Invitations invitations = studio.api().invitations();
    private final InvitationProcess worker = studio.worker().invitationProcess();

    @Test
    void aMailIsTheVerySameOnARetryAndEmptyOnceItIsNotWanted() {
        var invitation = invite();
        var mail = prepareMail(invitation);
        assertThat(prepareMail(invitation)).isEqualTo(mail);
        studio.worker().deliveries().mailed(mail, "vendor-1");
        assertThat(worker.prepareMail(studio.tenantId(), invitation.id(), InvitationMailKind.INVITATION)).isEmpty();
    }

    @Test
    void whatWasSentIsNotedEvenWhenItWasRevokedMeanwhile() {
        var invitation = invite();
        var mail = prepareMail(invitation);
        revoke(invitation);
        assertThat(worker.prepareMail(studio.tenantId(), invitation.id(), InvitationMailKind.INVITATION)).isEmpty();
        studio.worker().deliveries().mailed(mail, "vendor-1");
        assertThat(invitations.get(studio.admin(), invitation.id()).mailedAt()).isEqualTo(clock.instant());
    }

    @Test
    void aMailThatDoesNotArriveClosesTheInvitation() {
        var invitation = invite();
        mail(invitation);
        var delivery = worker.unsettledMail(studio.tenantId(), invitation.id()).orElseThrow();
        answered(delivery, DeliveryOutcome.UNKNOWN);
        assertThat(invitations.get(studio.admin(), invitation.id()).checkDueAt())
                .isEqualTo(clock.instant().plus(TestStudio.TIMES.invitations().checkAfter()));
        answered(delivery, DeliveryOutcome.UNDELIVERABLE);
        assertThat(invitations.get(studio.admin(), invitation.id()).status()).isEqualTo(Status.UNDELIVERABLE);
        assertThat(newestSignal(invitation.id())).isEqualTo("reported");
    }

    @Test
    void aMailOfWhichNothingIsKnownIsAskedAboutLaterEachTime() {
        var invitation = invite();
        mail(invitation);
        var delivery = worker.unsettledMail(studio.tenantId(), invitation.id()).orElseThrow();
        clock.advance(Duration.ofHours(8));
        answered(delivery, DeliveryOutcome.UNKNOWN);
        assertThat(invitations.get(studio.admin(), invitation.id()).checkDueAt())
                .isEqualTo(clock.instant().plus(Duration.ofHours(4)));
    }

    @Test
    void aMailOfAnEarlierSendingThatDoesNotArriveLeavesTheInvitationOpen() {
        var invitation = invite();
        mail(invitation);
        var earlier = worker.unsettledMail(studio.tenantId(), invitation.id()).orElseThrow();
        var current = invitations.get(studio.admin(), invitation.id());
        invitations.resend(studio.admin(), key(), new ResendInvitation(current.id(), current.version()));
        answered(earlier, DeliveryOutcome.UNDELIVERABLE);
        assertThat(invitations.get(studio.admin(), invitation.id()).status()).isEqualTo(Status.PENDING);
    }

    @Test
    void aMailIsNotAskedAboutOnceItArrived() {
        var invitation = invite();
        mail(invitation);
        answered(worker.unsettledMail(studio.tenantId(), invitation.id()).orElseThrow(), DeliveryOutcome.DELIVERED);
        assertThat(worker.unsettledMail(studio.tenantId(), invitation.id())).isEmpty();
        assertThat(invitations.get(studio.admin(), invitation.id()).checkDueAt()).isNull();
    }

    @Test
    void aSkippedStepIsDueNoMore() {
        var invitation = invite();
        var parked = park(invitation, "Mail the invitation");
        assertThat(parked.workflowId()).isEqualTo("invitation:" + invitation.id());
        assertThat(invitations.get(studio.admin(), invitation.id()).parked())
                .containsExactly("Mail the invitation/1");
        studio.api().parkedSteps().leave(studio.admin(), key(), new LeaveParkedStep(
                parked.id(), OperatorAction.SKIP));
        var skipped = invitations.get(studio.admin(), invitation.id());
        assertThat(skipped.mailDueAt()).isNull();
        assertThat(skipped.parked()).isEmpty();
        refused(Refusal.NOTHING_PARKED, () -> studio.api().parkedSteps().leave(studio.admin(), key(),
                new LeaveParkedStep(parked.id(),
                        OperatorAction.RETRY)));
    }

    @Test
    void anAbortRevokes() {
        var invitation = invite();
        park(invitation, "Mail the invitation");
        studio.worker().parkedSteps().leave(studio.tenantId(), "Invitation", invitation.id(), "Mail the invitation",
                "1", OperatorAction.ABORT, clock.instant());
        assertThat(invitations.get(studio.admin(), invitation.id()).status()).isEqualTo(Status.REVOKED);
    }

    private ParkedStep park(Invitation invitation, String step) {
        studio.worker().parkedSteps().park(studio.tenantId(), "Invitation", invitation.id(), step, "1",
                "gave up, resend 503", clock.instant().plus(Duration.ofHours(20)), clock.instant());
        return studio.api().parkedSteps().list(studio.admin(), ParkedStepFilter.ALL, new PageRequest(10, null)).items()
                .getFirst().parked();
    }

    private String newestSignal(UUID id) {
        return DATABASE.superuser().withHandle(handle -> handle
                .select("select signal_name from outbox where subject_id = ? order by id desc limit 1", id)
                .mapTo(String.class).one());
    }

    private void answered(Delivery delivery, DeliveryOutcome outcome) {
        studio.worker().deliveries().answered(studio.tenantId(), delivery, outcome);
    }

    private Invitation invite() {
        return invitations.invite(studio.admin(), key(),
                new InviteMember("guest-" + UUID.randomUUID() + "@example.com", "Gil Guest", Role.GUEST, null));
    }

    private void revoke(Invitation invitation) {
        invitations.revoke(studio.admin(), key(), new RevokeInvitation(invitation.id(), invitation.version()));
    }

    private OutgoingMail<InvitationMailKind, InvitationMailContent> prepareMail(Invitation invitation) {
        return worker.prepareMail(studio.tenantId(), invitation.id(), InvitationMailKind.INVITATION).orElseThrow();
    }

    private void mail(Invitation invitation) {
        studio.worker().deliveries().mailed(prepareMail(invitation), "vendor-" + invitation.id());
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
