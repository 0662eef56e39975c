package com.motionmavericks.domain.deliveries;

import com.motionmavericks.domain.projects.RemoveProjectMember;
import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.domain.approvals.ApprovalMailKind;
import com.motionmavericks.domain.approvals.Policy;
import com.motionmavericks.domain.approvals.RequestApproval;
import com.motionmavericks.domain.approvals.WithdrawApproval;
import com.motionmavericks.domain.events.Event;
import com.motionmavericks.domain.identity.InvitationMailKind;
import com.motionmavericks.domain.identity.InviteMember;
import com.motionmavericks.domain.identity.RevokeInvitation;
import com.motionmavericks.domain.notifications.ChangeNotificationPreferences;
import com.motionmavericks.domain.notifications.DeliveryMode;
import com.motionmavericks.domain.operations.LeaveParkedStep;
import com.motionmavericks.domain.operations.ParkedStepFilter;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.patch.Patch;
import com.motionmavericks.domain.projects.CreateMilestone;
import com.motionmavericks.domain.projects.MilestoneContent;
import com.motionmavericks.domain.projects.ProjectContent;
import com.motionmavericks.domain.sharelinks.CreateShareLink;
import com.motionmavericks.domain.sharelinks.RevokeShareLink;
import com.motionmavericks.domain.tasks.BoardColumn;
import com.motionmavericks.domain.tasks.CreateTask;
import com.motionmavericks.domain.tasks.TaskContent;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.testing.SettableClock;
import com.motionmavericks.domain.testing.TestDatabase;
import com.motionmavericks.domain.testing.TestStudio;
import com.motionmavericks.domain.vendorwebhooks.VendorWebhooks.Webhook;
import com.motionmavericks.steps.OperatorAction;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeliveriesTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final PageRequest FIRST = new PageRequest(100, null);

    private final SettableClock clock = new SettableClock();
    private final TestStudio studio = TestStudio.create(DATABASE, clock);
    private final Deliveries deliveries = studio.worker().deliveries();
    private final Principal admin = studio.admin();
    private final UUID project = studio.api().projects().create(admin, key(), new ProjectContent("Spring", "")).id();
    private final Principal guest = studio.join(Role.GUEST, project);
    private final Principal agency = studio.join(Role.AGENCY, project);

    /// A mail of each feature, and the event that it was sent.
    enum Kind {
        INVITATION("invitation.mailed"),
        APPROVAL("approval.reviewer-asked"),
        SHARE_LINK("share-link.warned"),
        NOTIFICATION("notification.mailed"),
        DIGEST("digest.mailed");

        private final String event;

        Kind(String event) {
            this.event = event;
        }
    }

    /// @param change after which the mail is no longer due
    private record Unwanted(OutgoingMail<?, ?> mail, Runnable change) {}

    @ParameterizedTest
    @EnumSource
    void aMailThatBouncesSaysSoInTheLedgerAndInOneEventWhateverItIsAbout(Kind kind) {
        var mail = mail(kind).mail();
        deliveries.mailed(mail, "vendor-1");
        report(mail, "msg_1");
        report(mail, "msg_1");
        assertThat(count("outbox where workflow_id = 'delivery:" + mail.delivery().id() + "'")).isEqualTo(1);
        assertThat(find(mail).checkDueAt()).isEqualTo(clock.instant());

        answer(mail, DeliveryOutcome.UNDELIVERABLE);
        answer(mail, DeliveryOutcome.UNDELIVERABLE);
        assertThat(studio.api().deliveries().list(admin, FIRST).items())
                .filteredOn(delivery -> delivery.id().equals(mail.delivery().id()))
                .singleElement().satisfies(delivery -> {
                    assertThat(delivery.outcome()).isEqualTo(DeliveryOutcome.UNDELIVERABLE);
                    assertThat(delivery.updatedAt()).isEqualTo(clock.instant());
                    assertThat(delivery.recipient()).isEqualTo(mail.delivery().recipient()).isNotNull();
                });
        assertThat(find(mail).checkDueAt()).isNull();
        assertThat(events()).containsOnlyOnce("delivery.undeliverable").doesNotContain("delivery.delivered");
    }

    @ParameterizedTest
    @EnumSource
    void aMailWhoseAnswerWasLostAndThatNobodyWantsAnyMoreIsNotedOnceTheVendorCalls(Kind kind) {
        var mail = mail(kind);
        var before = events().stream().filter(kind.event::equals).count();
        mail.change().run();
        report(mail.mail(), "msg_1");
        answer(mail.mail(), DeliveryOutcome.DELIVERED);
        var delivery = find(mail.mail());
        assertThat(delivery.sentAt()).isEqualTo(clock.instant());
        assertThat(delivery.vendorId()).isEqualTo("vendor-1");
        assertThat(delivery.outcome()).isEqualTo(DeliveryOutcome.DELIVERED);
        deliveries.mailed(mail.mail(), "vendor-1");
        assertThat(events().stream().filter(kind.event::equals)).hasSize((int) before + 1);
        assertThat(events()).containsOnlyOnce("delivery.delivered");
    }

    @Test
    void aMailThatWasDeliveredMayBounceLaterAndNotTheOtherWayRound() {
        var mail = mailed();
        report(mail, "msg_1");
        answer(mail, DeliveryOutcome.DELIVERED);
        report(mail, "msg_2");
        answer(mail, DeliveryOutcome.UNDELIVERABLE);
        report(mail, "msg_3");
        assertThat(find(mail).checkDueAt()).as("nothing can change any more").isNull();
        answer(mail, DeliveryOutcome.DELIVERED);
        assertThat(find(mail).outcome()).isEqualTo(DeliveryOutcome.UNDELIVERABLE);
        assertThat(events()).containsOnlyOnce("delivery.delivered").containsOnlyOnce("delivery.undeliverable");
    }

    @Test
    void aCallThatComesWhileTheVendorIsAskedIsAskedAboutAnew() {
        var mail = mailed();
        report(mail, "msg_1");
        var asked = find(mail);
        clock.advance(Duration.ofSeconds(1));
        report(mail, "msg_2");
        deliveries.answered(studio.tenantId(), asked, DeliveryOutcome.DELIVERED);
        assertThat(find(mail).checkDueAt()).isEqualTo(clock.instant());
    }

    @Test
    void aVendorThatDoesNotKnowYetIsAskedAgainForAFewDays() {
        var mail = mailed();
        report(mail, "msg_1");
        answer(mail, DeliveryOutcome.UNKNOWN);
        assertThat(find(mail).checkDueAt()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
        clock.advance(Duration.ofDays(5));
        answer(mail, DeliveryOutcome.UNKNOWN);
        assertThat(find(mail).checkDueAt()).isNull();
        assertThat(find(mail).outcome()).isNull();
    }

    @Test
    void anOperatorMayGoOnWithoutTheOutcome() {
        var mail = mailed();
        report(mail, "msg_1");
        studio.worker().parkedSteps().park(studio.tenantId(), Deliveries.WORKFLOW_TYPE, mail.delivery().id(),
                "Ask what became of the mail", "mail", "refused, resend 404", clock.instant(), clock.instant());
        assertThat(find(mail).parked()).containsExactly("Ask what became of the mail/mail");
        var parked = studio.api().parkedSteps().list(admin, ParkedStepFilter.ALL, FIRST).items().getFirst()
                .parked();
        studio.api().parkedSteps().leave(admin, key(), new LeaveParkedStep(parked.id(), OperatorAction.SKIP));
        assertThat(find(mail).checkDueAt()).isNull();
        assertThat(find(mail).parked()).isEmpty();
    }

    @Test
    void aMailThatWasWrittenInAnEarlierVersionOfItsTemplateStaysAsItIs() {
        var id = notice();
        var mail = prepareMail(id);
        DATABASE.superuser().withHandle(handle -> handle.execute(
                "update delivery set template = 'notification/1' where id = ?", mail.delivery().id()));
        var retried = prepareMail(id).delivery();
        assertThat(retried.id()).isEqualTo(mail.delivery().id());
        assertThat(retried.template()).isEqualTo("notification/1");
    }

    private Unwanted mail(Kind kind) {
        return switch (kind) {
            case INVITATION -> invitation();
            case APPROVAL -> approval();
            case SHARE_LINK -> shareLink();
            case NOTIFICATION -> notification();
            case DIGEST -> digest();
        };
    }

    private Unwanted invitation() {
        var id = studio.api().invitations().invite(admin, key(),
                new InviteMember("robin-" + UUID.randomUUID() + "@example.com", "Robin", Role.GUEST, null)).id();
        var mail = studio.worker().invitationProcess().prepareMail(studio.tenantId(), id, InvitationMailKind.INVITATION)
                .orElseThrow();
        return new Unwanted(mail, () -> studio.api().invitations().revoke(admin, key(),
                new RevokeInvitation(id, studio.api().invitations().get(admin, id).version())));
    }

    private Unwanted approval() {
        var milestone = studio.api().milestones().create(admin, key(),
                new CreateMilestone(project, new MilestoneContent("Cut", "", null)));
        var approval = studio.api().approvals().request(admin, key(), new RequestApproval(milestone.id(), null,
                List.of(guest.requiredMemberId()), Policy.ANY, null, clock.instant().plus(Duration.ofDays(3))));
        var mail = studio.worker().approvalProcess().prepareReviewerMail(studio.tenantId(), approval.id(),
                guest.requiredMemberId(), ApprovalMailKind.ASKED).orElseThrow();
        return new Unwanted(mail, () -> studio.api().approvals().withdraw(admin, key(),
                new WithdrawApproval(approval.id(), approval.version())));
    }

    private Unwanted shareLink() {
        var link = studio.api().shareLinks().create(admin, key(),
                new CreateShareLink(studio.film(project), clock.instant().plus(Duration.ofDays(5)), null));
        var mail = studio.worker().shareLinkProcess().prepareWarning(studio.tenantId(), link.id()).orElseThrow();
        return new Unwanted(mail, () -> studio.api().shareLinks().revoke(admin, key(),
                new RevokeShareLink(link.id(), link.version())));
    }

    private Unwanted notification() {
        var id = notice();
        return new Unwanted(prepareMail(id), () -> {
            removeGuest();
            assertThat(studio.worker().notifications().prepareMail(studio.tenantId(), id, guest.requiredMemberId()))
                    .isEmpty();
        });
    }

    private Unwanted digest() {
        task();
        var digests = studio.worker().digests();
        clock.set(Objects.requireNonNull(digests.get(studio.tenantId()).claimDueAt()));
        digests.claim(studio.tenantId(), clock.instant());
        var mail = digests.get(studio.tenantId()).unmailed().stream()
                .map(id -> digests.prepareMail(studio.tenantId(), id).orElseThrow())
                .filter(one -> one.delivery().requiredMemberId().equals(guest.requiredMemberId())).findFirst()
                .orElseThrow();
        return new Unwanted(mail, () -> {
            removeGuest();
            assertThat(digests.prepareMail(studio.tenantId(), mail.delivery().subjectId())).isEmpty();
        });
    }

    private void removeGuest() {
        studio.api().projects().removeMember(admin, null, new RemoveProjectMember(project, guest.requiredMemberId()));
    }

    private OutgoingMail<?, ?> mailed() {
        var mail = prepareMail(notice());
        deliveries.mailed(mail, "vendor-1");
        return mail;
    }

    /// The notification of something that the guest wants to hear of at once.
    private UUID notice() {
        studio.api().preferences().change(guest, null, new ChangeNotificationPreferences(1, Patch.absent(),
                Patch.absent(), Patch.of(DeliveryMode.NOW), Patch.absent(), Patch.absent(), Patch.absent()));
        return task();
    }

    private UUID task() {
        studio.api().tasks().create(agency, key(),
                new CreateTask(project, BoardColumn.TODO, new TaskContent("Grade", "", null)));
        var id = DATABASE.superuser().withHandle(handle -> handle
                .select("select id from notification where tenant_id = ? and type = 'task.created'", studio.tenantId())
                .mapTo(UUID.class).one());
        studio.worker().eventRouter().route(studio.tenantId(), 100);
        return id;
    }

    private OutgoingMail<?, ?> prepareMail(UUID notification) {
        return studio.worker().notifications().prepareMail(studio.tenantId(), notification, guest.requiredMemberId())
                .orElseThrow();
    }

    private void report(OutgoingMail<?, ?> mail, String webhookId) {
        studio.api().vendorWebhooks().mailReported(studio.tenantId(), mail.delivery().id(), "vendor-1",
                new Webhook("resend", webhookId, "email.bounced"), TestStudio.ORIGIN);
    }

    private void answer(OutgoingMail<?, ?> mail, DeliveryOutcome outcome) {
        deliveries.answered(studio.tenantId(), find(mail), outcome);
    }

    private Delivery find(OutgoingMail<?, ?> mail) {
        return deliveries.find(studio.tenantId(), mail.delivery().id()).orElseThrow();
    }

    private List<String> events() {
        return studio.api().events().list(admin, FIRST).items().stream().map(Event::type).toList();
    }

    private int count(String tableAndCondition) {
        return DATABASE.superuser().withHandle(handle -> handle
                .select("select count(*) from " + tableAndCondition + " and tenant_id = ?", studio.tenantId())
                .mapTo(int.class).one());
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
