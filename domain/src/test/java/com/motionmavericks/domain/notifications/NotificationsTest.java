package com.motionmavericks.domain.notifications;

import static com.motionmavericks.domain.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.domain.assets.CreateAsset;
import com.motionmavericks.domain.assets.Progress;
import com.motionmavericks.domain.notifications.SlackConnection.Target;
import com.motionmavericks.domain.operations.LeaveParkedStep;
import com.motionmavericks.domain.operations.ParkedStepFilter;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.projects.RemoveProjectMember;
import com.motionmavericks.domain.tasks.AddComment;
import com.motionmavericks.domain.tasks.BoardColumn;
import com.motionmavericks.domain.tasks.CreateTask;
import com.motionmavericks.domain.tasks.TaskContent;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.steps.OperatorAction;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NotificationsTest extends NotifiedStudio {
    private static final PageRequest FIRST = new PageRequest(100, null);
    private static final String WEBHOOK = "https://hooks.slack.com/services/T/B/secret-of-slack";

    private final Notifications notifications = studio.worker().notifications();

    @Test
    void whoSeesTheProjectHearsOfItEachAsTheyPreferAndWhoDidItDoesNot() {
        join(project(), Role.GUEST);
        prefer(guest, DeliveryMode.NOW);
        prefer(admin, DeliveryMode.OFF);
        var id = route(task());
        assertThat(find(id).unmailed()).containsExactly(guest.requiredMemberId());
        var comment = comment(guest);
        route(comment);
        assertThat(find(comment).unmailed()).isEmpty();
        assertThat(count("notification_recipient where in_digest")).isEqualTo(1);
    }

    @Test
    void isMailedOnceAndEveryMessageIsInTheLog() {
        prefer(guest, DeliveryMode.NOW);
        var id = route(task());
        var mail = notifications.prepareMail(studio.tenantId(), id, guest.requiredMemberId()).orElseThrow();
        assertThat(notifications.prepareMail(studio.tenantId(), id, guest.requiredMemberId())).contains(mail);
        deliveries.mailed(mail, "vendor-1");
        deliveries.mailed(mail, "vendor-1");
        assertThat(notifications.prepareMail(studio.tenantId(), id, guest.requiredMemberId())).isEmpty();
        assertThat(studio.api().deliveries().list(admin, FIRST).items())
                .anySatisfy(delivery -> assertThat(delivery.vendorId()).isEqualTo("vendor-1"));
        assertThat(count("event where type = 'notification.mailed'")).isEqualTo(1);
        refused(Refusal.NOT_ALLOWED, () -> studio.api().deliveries().list(guest, FIRST));
    }

    @Test
    void whoWasTakenOffTheProjectIsNotMailedHoweverOftenItWasTriedBefore() {
        prefer(guest, DeliveryMode.NOW);
        var id = route(task());
        assertThat(notifications.prepareMail(studio.tenantId(), id, guest.requiredMemberId())).isPresent();
        studio.api().projects().removeMember(admin, null,
                new RemoveProjectMember(project.id(), guest.requiredMemberId()));
        assertThat(notifications.prepareMail(studio.tenantId(), id, guest.requiredMemberId())).isEmpty();
        assertThat(find(id).unmailed()).isEmpty();
        assertThat(notifications.prepareMail(studio.tenantId(), id, guest.requiredMemberId())).isEmpty();
        assertThat(count("event where type = 'notification.suppressed'")).isEqualTo(1);
    }

    @Test
    void whoIsNoActiveMemberAnyMoreHearsNothing() {
        prefer(guest, DeliveryMode.NOW);
        var id = route(task());
        prefer(agency, DeliveryMode.DIGEST);
        var digest = claimFor(admin);
        DATABASE.superuser().useHandle(handle -> handle.execute(
                "update member set status = 'INVITED' where tenant_id = ?", studio.tenantId()));
        assertThat(notifications.prepareMail(studio.tenantId(), id, guest.requiredMemberId())).isEmpty();
        assertThat(digests.prepareMail(studio.tenantId(), digest)).isEmpty();
    }

    @Test
    void slackIsToldOnlyWhereItIsConnectedAndWhatOpensItStandsInNoRow() {
        assertThat(find(route(film())).slackDueAt()).isNull();
        connect();
        refused(Refusal.SLACK_CONNECTED, this::connect);
        assertThat(find(route(task())).slackDueAt()).isNull();
        var id = route(film());
        assertThat(find(id).slackDueAt()).isNotNull();
        assertThat(count("slack_connection s where s::text like '%secret-of-slack%'")).isZero();
        var key = key();
        studio.api().slackConnections().disconnect(admin, key, new DisconnectSlack(1));
        studio.api().slackConnections().disconnect(admin, key, new DisconnectSlack(1));
        refused(Refusal.NOT_FOUND,
                () -> studio.api().slackConnections().disconnect(admin, null, new DisconnectSlack(1)));
        assertThat(notifications.beginSlackAttempt(studio.tenantId(), id)).isEmpty();
        assertThat(find(id).slackDueAt()).isNull();
    }

    @Test
    void slackIsNeverToldTwiceUnlessAnOperatorSaysSo() {
        connect();
        var id = route(film());
        assertThat(beginSlackAttempt(id).mayHaveArrived()).isFalse();
        assertThat(beginSlackAttempt(id).mayHaveArrived()).isTrue();
        notifications.slackRefused(beginSlackAttempt(id));
        assertThat(beginSlackAttempt(id).mayHaveArrived()).isFalse();

        retry(Mailboxes.WORKFLOW_TYPE, guest.requiredMemberId(), "Mail the event", id.toString());
        assertThat(beginSlackAttempt(id).mayHaveArrived()).isTrue();
        retry(SlackChannels.WORKFLOW_TYPE, studio.tenantId(), "Tell Slack", id.toString());
        var message = beginSlackAttempt(id);
        assertThat(message.mayHaveArrived()).isFalse();
        assertThat(message.target()).isEqualTo(new Target.Webhook(WEBHOOK));
        notifications.slackTold(message);
        notifications.slackTold(message);
        assertThat(notifications.beginSlackAttempt(studio.tenantId(), id)).isEmpty();
        assertThat(count("event where type = 'notification.slack-told'")).isEqualTo(1);
    }

    @Test
    void anOperatorMayGoOnWithoutAMessage() {
        prefer(guest, DeliveryMode.NOW);
        connect();
        var id = route(film());
        leave(OperatorAction.SKIP, SlackChannels.WORKFLOW_TYPE, studio.tenantId(), "Tell Slack", id.toString());
        leave(OperatorAction.SKIP, Mailboxes.WORKFLOW_TYPE, guest.requiredMemberId(), "Mail the event", id.toString());
        assertThat(find(id).slackDueAt()).isNull();
        assertThat(find(id).unmailed()).isEmpty();
    }

    @Test
    void anOperatorMayEndAWholeMailboxOrChannel() {
        prefer(guest, DeliveryMode.NOW);
        connect();
        var first = film();
        var second = route(film());
        assertThat(mailbox().unmailed()).containsExactly(first, second);
        assertThat(channel().next()).isEqualTo(first);
        leave(OperatorAction.ABORT, SlackChannels.WORKFLOW_TYPE, studio.tenantId(), "Tell Slack", first.toString());
        leave(OperatorAction.ABORT, Mailboxes.WORKFLOW_TYPE, guest.requiredMemberId(), "Mail the event",
                first.toString());
        assertThat(mailbox().unmailed()).isEmpty();
        assertThat(channel().next()).isNull();
    }

    @Test
    void aStepThatAnOlderVersionHasParkedCanStillBeSkipped() {
        prefer(guest, DeliveryMode.NOW);
        connect();
        var id = route(film());
        leave(OperatorAction.SKIP, Notifications.WORKFLOW_TYPE, id, "Tell Slack", "channel");
        leave(OperatorAction.SKIP, Notifications.WORKFLOW_TYPE, id, "Mail the member", guest.getName());
        assertThat(channel().next()).isNull();
        assertThat(mailbox().unmailed()).isEmpty();
    }

    @Test
    void aMailboxNamesItsParkedMailsFirstAndThenTheOldest() {
        prefer(guest, DeliveryMode.NOW);
        var ids = IntStream.range(0, Mailboxes.BATCH + 1).mapToObj(_ -> task()).toList();
        route(ids.getLast());
        assertThat(mailbox().unmailed()).isEqualTo(ids.subList(0, Mailboxes.BATCH));
        park(Mailboxes.WORKFLOW_TYPE, guest.requiredMemberId(), "Mail the event", ids.getLast().toString());
        assertThat(mailbox().parked()).containsExactly("Mail the event/" + ids.getLast());
        assertThat(mailbox().unmailed()).hasSize(Mailboxes.BATCH).startsWith(ids.getLast(), ids.getFirst());
    }

    @Test
    void aChannelGetsItsMessagesInTheOrderOfTheEvents() {
        connect();
        var first = film();
        var second = route(film());
        assertThat(channel().next()).isEqualTo(first);
        assertThat(beginSlackAttempt(first).mayHaveArrived()).isFalse();
        assertThat(channel().next()).as("its outcome is unknown").isEqualTo(first);
        leave(OperatorAction.SKIP, SlackChannels.WORKFLOW_TYPE, studio.tenantId(), "Tell Slack", first.toString());
        assertThat(channel().next()).isEqualTo(second);
        notifications.slackTold(beginSlackAttempt(second));
        assertThat(channel().next()).isNull();
    }

    private Mailbox mailbox() {
        return studio.worker().mailboxes().get(studio.tenantId(), guest.requiredMemberId());
    }

    private SlackChannel channel() {
        return studio.worker().slackChannels().get(studio.tenantId());
    }

    private void retry(String workflowType, UUID row, String step, String target) {
        leave(OperatorAction.RETRY, workflowType, row, step, target);
    }

    /// Parks a step, and leaves it as an operator.
    private void leave(OperatorAction action, String workflowType, UUID row, String step, String target) {
        park(workflowType, row, step, target);
        var parked = studio.api().parkedSteps().list(admin, ParkedStepFilter.ALL, FIRST).items().getFirst()
                .parked();
        studio.api().parkedSteps().leave(admin, key(), new LeaveParkedStep(parked.id(), action));
    }

    private void park(String workflowType, UUID row, String step, String target) {
        studio.worker().parkedSteps().park(studio.tenantId(), workflowType, row, step, target, "nobody knows",
                clock.instant(), clock.instant());
    }

    private Notification find(UUID id) {
        return notifications.find(studio.tenantId(), id).orElseThrow();
    }

    private SlackMessage beginSlackAttempt(UUID id) {
        return notifications.beginSlackAttempt(studio.tenantId(), id).orElseThrow();
    }

    private UUID comment(Principal author) {
        var task = studio.api().tasks().create(agency, key(),
                new CreateTask(project.id(), BoardColumn.TODO, new TaskContent("Mix", "", null)));
        studio.api().comments().add(author, key(), new AddComment(task.id(), "Louder"));
        return newest("comment.created");
    }

    /// A film that could not be read: the event has no actor, so that every member is notified.
    private UUID film() {
        var asset = studio.api().assets().create(agency, key(),
                new CreateAsset(project.id(), "Titles"));
        var version = asset.versions().getFirst().id();
        studio.worker().assets().uploadOpened(studio.tenantId(), version, "upload", "https://example.com");
        studio.worker().assets().progressed(studio.tenantId(), studio.worker().assets()
                .find(studio.tenantId(), version).orElseThrow(), new Progress.Failed("upload errored"));
        return newest("asset-version.failed");
    }

    private void connect() {
        studio.api().slackConnections().connect(admin, key(), new ConnectSlack(new Target.Webhook(WEBHOOK)));
    }
}
