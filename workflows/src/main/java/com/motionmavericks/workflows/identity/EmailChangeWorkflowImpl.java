package com.motionmavericks.workflows.identity;

import com.motionmavericks.steps.identity.EmailChangeStep;
import com.motionmavericks.workflows.entity.EntityWorkflow;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.entity.RowReader;
import com.motionmavericks.workflows.entity.VendorActivities;
import com.motionmavericks.workflows.entity.VendorRetries;
import io.temporal.workflow.Workflow;

public final class EmailChangeWorkflowImpl extends EntityWorkflow implements EmailChangeWorkflow {
    private final RowReader<EmailChangeFacts> reader = RowReader.by(EmailChangeRows.class,
            EmailChangeRows::readEmailChange);
    private final EmailChangeRows changes = Workflow.newActivityStub(EmailChangeRows.class, OURS);
    private final VendorActivities<EmailChangeMail> mail;

    public EmailChangeWorkflowImpl(VendorRetries vendorRetries) {
        super(vendorRetries);
        mail = new VendorActivities<>(EmailChangeMail.class, vendorRetries.mails());
    }

    @Override
    public void run(RowId id) {
        reconcile(id, reader, change -> {
            if (change.isOverAt(now())) {
                changes.expireEmailChange(id, now());
            } else {
                if (change.noticeIsDueAt(now())) {
                    step(EmailChangeStep.NOTIFY, change.generation(), mail, m -> m.notifyOldAddress(id));
                } else if (change.mailIsDueAt(now())) {
                    step(EmailChangeStep.MAIL, change.generation(), mail, m -> m.mailNewAddress(id));
                }
                awaitNews("the use of the link", change.nextInstantAfter(now()));
            }
        });
    }

    @Override
    public void requested() {
        wake();
    }

    @Override
    public void confirmed() {
        wake();
    }

    @Override
    public void cancelled() {
        wake();
    }
}
