package com.motionmavericks.domain.notifications;

import static com.motionmavericks.domain.notifications.SlackChannelSignal.ATTENDED;

import com.motionmavericks.domain.deliveries.Deliveries;
import com.motionmavericks.domain.operations.ParkedStepHandler;
import com.motionmavericks.domain.operations.Subject;
import com.motionmavericks.domain.outbox.Outbox;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.steps.notifications.SlackChannelStep;
import java.util.List;
import java.util.UUID;

/// The Slack channels of studios, one each, under the tenant's id. The workflow of a channel posts its messages in the order
/// of their events: a parked message holds up the later ones. [Notifications] makes the messages.
public final class SlackChannels implements ParkedStepHandler<SlackChannelStep> {
    /// The workflow's type in Temporal.
    public static final String WORKFLOW_TYPE = "SlackChannel";

    private final TenantDatabase db;

    public SlackChannels(TenantDatabase db) {
        this.db = db;
    }

    public SlackChannel get(UUID tenantId) {
        return db.read(Principal.worker(tenantId), tx -> {
            var dao = tx.dao(SlackChannelDao::new);
            return new SlackChannel(dao.next().orElse(null), dao.parked(tenantId));
        });
    }

    @Override
    public String workflowType() {
        return WORKFLOW_TYPE;
    }

    @Override
    public Class<SlackChannelStep> steps() {
        return SlackChannelStep.class;
    }

    @Override
    public List<Subject> subjects(Tx tx, List<UUID> ids) {
        return tx.dao(SlackChannelDao::new).subjects(ids);
    }

    @Override
    public void retry(Tx tx, UUID tenantId, SlackChannelStep step, String target) {
        Deliveries.forgetAttempt(tx, UUID.fromString(target));
    }

    @Override
    public void skip(Tx tx, UUID tenantId, SlackChannelStep step, String target) {
        tx.dao(NotificationDao::new).slackTold(UUID.fromString(target));
    }

    @Override
    public void abort(Tx tx, UUID tenantId) {
        tx.dao(SlackChannelDao::new).skipMessages();
    }

    @Override
    public void signalAttended(Tx tx, UUID tenantId) {
        Outbox.signal(tx, ATTENDED, tenantId, "Slack channel of a studio");
    }
}
