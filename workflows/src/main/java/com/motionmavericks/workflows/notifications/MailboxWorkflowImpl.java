package com.motionmavericks.workflows.notifications;

import com.motionmavericks.steps.notifications.MailboxStep;
import com.motionmavericks.workflows.entity.EntityWorkflow;
import com.motionmavericks.workflows.entity.Facts;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.entity.RowReader;
import com.motionmavericks.workflows.entity.VendorActivities;
import com.motionmavericks.workflows.entity.VendorRetries;

public final class MailboxWorkflowImpl extends EntityWorkflow implements MailboxWorkflow {
    private final RowReader<MailboxFacts> reader = RowReader.by(MailboxRows.class, MailboxRows::readMailbox);
    private final VendorActivities<MailboxMail> mail;

    public MailboxWorkflowImpl(VendorRetries vendorRetries) {
        super(vendorRetries);
        mail = new VendorActivities<>(MailboxMail.class, vendorRetries.mails());
    }

    @Override
    public void run(RowId id) {
        reconcile(id, reader, mailbox -> {
            for (var event : mailbox.unmailed()) {
                step(MailboxStep.MAIL_EVENT, event, mail, m -> m.mailEvent(id, event));
            }
            awaitNews("the mails to the member", Facts.nextAfter(now()));
        });
    }

    @Override
    public void mailDue() {
        wake();
    }
}
