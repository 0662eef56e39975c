package com.motionmavericks.domain.notifications;

import static com.motionmavericks.domain.notifications.NotificationSignal.ATTENDED;

import com.motionmavericks.domain.deliveries.Deliveries;
import com.motionmavericks.domain.deliveries.Delivery;
import com.motionmavericks.domain.deliveries.DeliveryListener;
import com.motionmavericks.domain.deliveries.OutgoingMail;
import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.identity.MemberListener;
import com.motionmavericks.domain.identity.Members;
import com.motionmavericks.domain.operations.ParkedStepHandler;
import com.motionmavericks.domain.operations.Subject;
import com.motionmavericks.domain.outbox.Outbox;
import com.motionmavericks.domain.projects.Projects;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.steps.notifications.NotificationStep;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The messages about one event: the mails of [Mailboxes] and the messages of [SlackChannels]. [EventRouter] finds the
/// recipients. Each attempt checks that the member still sees the project.
public final class Notifications
        implements
            ParkedStepHandler<NotificationStep>,
            DeliveryListener<NotificationMailKind>,
            MemberListener {
    /// The subject of the deliveries. Workflows of this type, one for each event, sent them before mailboxes and channels did:
    /// see `NotificationWorkflow`, with which the methods of [ParkedStepHandler] go.
    public static final String WORKFLOW_TYPE = "Notification";
    private static final String SLACK_TEMPLATE = "slack/1";

    private final TenantDatabase db;
    private final SlackConnections slack;

    public Notifications(TenantDatabase db, SlackConnections slack) {
        this.db = db;
        this.slack = slack;
    }

    public Optional<Notification> find(UUID tenantId, UUID id) {
        return db.read(Principal.worker(tenantId), tx -> tx.dao(NotificationDao::new).find(id));
    }

    /// The number of notifications that the studio no longer keeps.
    public static long countOld(Tx tx) {
        return tx.dao(NotificationDao::new).countOld(tx.now());
    }

    /// Deletes the next notifications that the studio no longer keeps.
    ///
    /// @return how many
    public static int deleteOld(Tx tx, int limit) {
        return tx.dao(NotificationDao::new).deleteOld(tx.now(), limit);
    }

    /// The mail to a member, or empty if it is no longer due or the member no longer sees the project.
    public Optional<OutgoingMail<NotificationMailKind, EventSummary>> prepareMail(UUID tenantId, UUID id,
            UUID memberId) {
        return db.inTenant(Principal.worker(tenantId), tx -> {
            var dao = tx.dao(NotificationDao::new);
            if (dao.find(id).filter(notification -> notification.unmailed().contains(memberId)).isEmpty()) {
                return Optional.empty();
            }
            var event = dao.summary(id);
            if (!Projects.sees(tx, event.projectId(), memberId)) {
                dao.mailed(id, memberId);
                Events.record(tx, NotificationEvent.SUPPRESSED, id, Map.of("memberId", memberId));
                return Optional.empty();
            }
            return Members.find(tx, memberId).map(member -> {
                var delivery = Deliveries.prepare(tx, WORKFLOW_TYPE, id, 1, memberId,
                        NotificationMailKind.NOTIFICATION, event);
                return new OutgoingMail<>(tenantId, delivery, delivery.kind(NotificationMailKind.class),
                        delivery.data(EventSummary.class), member.requiredEmail(), member.name(),
                        member.studio().replyTo(),
                        null);
            });
        });
    }

    @Override
    public void mailed(Tx tx, Delivery delivery, NotificationMailKind kind) {
        tx.dao(NotificationDao::new).mailed(delivery.subjectId(), delivery.requiredMemberId());
        Events.record(tx, NotificationEvent.MAILED, delivery.subjectId(),
                Map.of("deliveryId", delivery.id(), "memberId", delivery.requiredMemberId()));
    }

    /// A member who has left the studio gets no digest. Mails that are due are suppressed when they are prepared. A member who
    /// comes back begins with the default preferences.
    @Override
    public void moved(Tx tx, UUID memberId, ZoneId timeZone) {
        Preferences.move(tx, memberId, timeZone);
    }

    @Override
    public void removed(Tx tx, UUID memberId) {
        tx.dao(NotificationDao::new).dropWaiting(memberId);
        tx.dao(PreferencesDao::new).delete(memberId);
    }

    /// The message to post to Slack, or empty if it is no longer due. From now on it counts as attempted.
    public Optional<SlackMessage> beginSlackAttempt(UUID tenantId, UUID id) {
        return db.inTenant(Principal.worker(tenantId), tx -> {
            var dao = tx.dao(NotificationDao::new);
            var target = slack.target(tx);
            if (target.isEmpty()) {
                dao.slackTold(id);
            }
            return dao.find(id).filter(notification -> notification.slackDueAt() != null).flatMap(_ -> target)
                    .map(channel -> {
                        var event = dao.summary(id);
                        var delivery = Deliveries.prepareForSlack(tx, WORKFLOW_TYPE, id, SLACK_TEMPLATE, event);
                        return new SlackMessage(tenantId, delivery, event, channel,
                                !Deliveries.attempt(tx, delivery.id()));
                    });
        });
    }

    /// Notes that Slack took a message.
    public void slackTold(SlackMessage message) {
        var delivery = message.delivery();
        db.asWorker(message.tenantId(), tx -> {
            if (Deliveries.sent(tx, delivery.id(), null)) {
                tx.dao(NotificationDao::new).slackTold(delivery.subjectId());
                Events.record(tx, NotificationEvent.SLACK_TOLD, delivery.subjectId(),
                        Map.of("deliveryId", delivery.id()));
            }
        });
    }

    /// Notes that Slack refused a message, so that it may be tried again.
    public void slackRefused(SlackMessage message) {
        db.asWorker(message.tenantId(), tx -> Deliveries.forgetAttempt(tx, message.delivery().subjectId()));
    }

    @Override
    public String workflowType() {
        return WORKFLOW_TYPE;
    }

    @Override
    public Class<NotificationMailKind> mailKinds() {
        return NotificationMailKind.class;
    }

    @Override
    public Class<NotificationStep> steps() {
        return NotificationStep.class;
    }

    @Override
    public List<Subject> subjects(Tx tx, List<UUID> ids) {
        return tx.dao(NotificationDao::new).subjects(ids);
    }

    @Override
    public void retry(Tx tx, UUID id, NotificationStep step, String target) {
        // Retrying a mail says nothing about whether Slack has the message.
        if (step == NotificationStep.TELL_SLACK) {
            Deliveries.forgetAttempt(tx, id);
        }
    }

    @Override
    public void skip(Tx tx, UUID id, NotificationStep step, String target) {
        var dao = tx.dao(NotificationDao::new);
        switch (step) {
            case MAIL_MEMBER -> dao.mailed(id, UUID.fromString(target));
            case TELL_SLACK -> dao.slackTold(id);
        }
    }

    @Override
    public void abort(Tx tx, UUID id) {
        var dao = tx.dao(NotificationDao::new);
        dao.skipMails(id);
        dao.slackTold(id);
    }

    @Override
    public void signalAttended(Tx tx, UUID id) {
        Outbox.signal(tx, ATTENDED, id, "A notification");
    }
}
