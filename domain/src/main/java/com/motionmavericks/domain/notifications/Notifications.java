package com.motionmavericks.domain.notifications;

import static com.motionmavericks.domain.notifications.NotificationSignal.ATTENDED;

import com.motionmavericks.domain.deliveries.Deliveries;
import com.motionmavericks.domain.deliveries.Delivery;
import com.motionmavericks.domain.deliveries.DeliveryListener;
import com.motionmavericks.domain.deliveries.OutgoingMail;
import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.identity.Members;
import com.motionmavericks.domain.operations.ParkedStepHandler;
import com.motionmavericks.domain.outbox.Outbox;
import com.motionmavericks.domain.projects.Projects;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.steps.notifications.NotificationStep;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Who hears of what has happened in a project: every rule and every transition of a notification. Its event opens it. It
/// is addressed by its workflow to whoever sees the project, and mailed at once or left to a digest, as each prefers.
public final class Notifications implements ParkedStepHandler<NotificationStep>, DeliveryListener {
    /// The type of its workflow in Temporal.
    public static final String WORKFLOW_TYPE = "Notification";
    private static final String MAIL_TEMPLATE = "notification/2";
    private static final String SLACK_TEMPLATE = "slack/1";

    private final TenantDatabase db;
    private final SlackConnections slack;

    public Notifications(TenantDatabase db, SlackConnections slack) {
        this.db = db;
        this.slack = slack;
    }

    /// The notification as its workflow sees it, if it is there.
    public Optional<Notification> find(UUID tenantId, UUID id) {
        return db.read(Principal.worker(tenantId), tx -> tx.dao(NotificationDao.class).find(id));
    }

    /// Finds at an instant who is to hear of it, and how; nothing happens the second time.
    public void resolveRecipients(UUID tenantId, UUID id, Instant asOf) {
        db.asWorker(tenantId, asOf, tx -> {
            var dao = tx.dao(NotificationDao.class);
            if (dao.resolveRecipients(id, tx.now())) {
                Preferences.ensure(tx, dao.insertRecipients(id, tx.now()));
            }
        });
    }

    /// What is to be mailed to a member now: empty when nobody wants it any more, or the member may not see it any more.
    public Optional<OutgoingMail> prepareMail(UUID tenantId, UUID id, UUID memberId) {
        return db.inTenant(Principal.worker(tenantId), tx -> {
            var dao = tx.dao(NotificationDao.class);
            if (dao.find(id).filter(notification -> notification.unmailed().contains(memberId)).isEmpty()) {
                return Optional.empty();
            }
            var happening = dao.happening(id);
            if (!Projects.sees(tx, happening.projectId(), memberId)) {
                dao.mailed(id, memberId);
                Events.record(tx, NotificationEvent.SUPPRESSED, id, Map.of("memberId", memberId));
                return Optional.empty();
            }
            return Members.find(tx, memberId).map(member -> new OutgoingMail(tenantId,
                    Deliveries.prepare(tx, WORKFLOW_TYPE, id, 1, memberId, MAIL_TEMPLATE, happening),
                    member.email(), member.name(), null));
        });
    }

    @Override
    public void mailed(Tx tx, Delivery delivery) {
        tx.dao(NotificationDao.class).mailed(delivery.subjectId(), delivery.memberId());
        Events.record(tx, NotificationEvent.MAILED, delivery.subjectId(),
                Map.of("deliveryId", delivery.id(), "memberId", delivery.requiredMemberId()));
    }

    /// What Slack is to be told now: empty when nobody wants it any more. From now on it counts as attempted.
    public Optional<SlackMessage> beginSlackAttempt(UUID tenantId, UUID id) {
        return db.inTenant(Principal.worker(tenantId), tx -> {
            var dao = tx.dao(NotificationDao.class);
            var target = slack.target(tx);
            if (target.isEmpty()) {
                dao.slackTold(id);
            }
            return dao.find(id).filter(notification -> notification.slackDueAt() != null).flatMap(_ -> target)
                    .map(channel -> {
                        var happening = dao.happening(id);
                        var delivery = Deliveries.prepareForSlack(tx, WORKFLOW_TYPE, id, SLACK_TEMPLATE, happening);
                        return new SlackMessage(tenantId, delivery, happening, channel,
                                !Deliveries.attempt(tx, delivery.id()));
                    });
        });
    }

    /// Notes that Slack took it.
    public void slackTold(SlackMessage message) {
        var delivery = message.delivery();
        db.asWorker(message.tenantId(), tx -> {
            if (Deliveries.sent(tx, delivery.id(), null)) {
                tx.dao(NotificationDao.class).slackTold(delivery.subjectId());
                Events.record(tx, NotificationEvent.SLACK_TOLD, delivery.subjectId(),
                        Map.of("deliveryId", delivery.id()));
            }
        });
    }

    /// Notes that Slack did not take it for certain, so that it may be tried again.
    public void slackRefused(SlackMessage message) {
        db.asWorker(message.tenantId(), tx -> {
            Deliveries.forgetAttempt(tx, message.delivery().subjectId());
        });
    }

    @Override
    public String workflowType() {
        return WORKFLOW_TYPE;
    }

    @Override
    public Class<NotificationStep> steps() {
        return NotificationStep.class;
    }

    @Override
    public void retry(Tx tx, UUID id, NotificationStep step, String target) {
        // Another step's retry says nothing about what Slack may have.
        if (step == NotificationStep.TELL_SLACK) {
            Deliveries.forgetAttempt(tx, id);
        }
    }

    @Override
    public void skip(Tx tx, UUID id, NotificationStep step, String target) {
        var dao = tx.dao(NotificationDao.class);
        switch (step) {
            case MAIL_MEMBER -> dao.mailed(id, UUID.fromString(target));
            case TELL_SLACK -> dao.slackTold(id);
        }
    }

    @Override
    public void abort(Tx tx, UUID id) {
        var dao = tx.dao(NotificationDao.class);
        dao.mailed(id, null);
        dao.slackTold(id);
    }

    @Override
    public void signalAttended(Tx tx, UUID id) {
        Outbox.signal(tx, ATTENDED, id, "A notification");
    }
}
