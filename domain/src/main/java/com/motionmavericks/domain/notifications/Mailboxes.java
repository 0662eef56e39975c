package com.motionmavericks.domain.notifications;

import static com.motionmavericks.domain.notifications.MailboxSignal.ATTENDED;

import com.motionmavericks.domain.identity.Members;
import com.motionmavericks.domain.operations.ParkedStepHandler;
import com.motionmavericks.domain.operations.Subject;
import com.motionmavericks.domain.outbox.Outbox;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.steps.notifications.MailboxStep;
import java.util.List;
import java.util.UUID;

/// The mailboxes of members: the mails about events that a member wants to hear of at once. Each mailbox has one workflow,
/// under the member's id. [Notifications] makes the mails.
public final class Mailboxes implements ParkedStepHandler<MailboxStep> {
    /// The workflow's type in Temporal.
    public static final String WORKFLOW_TYPE = "Mailbox";
    /// How many mails one read of the workflow names, and so how many are sent at the same time. With that many parked, the
    /// mailbox waits for an operator.
    static final int BATCH = 100;

    private final TenantDatabase db;

    public Mailboxes(TenantDatabase db) {
        this.db = db;
    }

    /// The mailbox of a member. A member to whom nothing is due has an empty one.
    public Mailbox get(UUID tenantId, UUID memberId) {
        return db.read(Principal.worker(tenantId), tx -> {
            var dao = tx.dao(MailboxDao::new);
            return new Mailbox(dao.unmailed(memberId, BATCH), dao.parked(memberId));
        });
    }

    @Override
    public String workflowType() {
        return WORKFLOW_TYPE;
    }

    @Override
    public Class<MailboxStep> steps() {
        return MailboxStep.class;
    }

    @Override
    public List<Subject> subjects(Tx tx, List<UUID> ids) {
        return Members.subjects(tx, "Mailbox", ids);
    }

    @Override
    public void skip(Tx tx, UUID memberId, MailboxStep step, String target) {
        tx.dao(NotificationDao::new).mailed(UUID.fromString(target), memberId);
    }

    @Override
    public void abort(Tx tx, UUID memberId) {
        tx.dao(MailboxDao::new).skipMails(memberId);
    }

    @Override
    public void signalAttended(Tx tx, UUID memberId) {
        Outbox.signal(tx, ATTENDED, memberId, "Mailbox of a member");
    }
}
