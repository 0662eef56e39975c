package com.motionmavericks.workflows.notifications;

import com.motionmavericks.steps.notifications.DigestStep;
import com.motionmavericks.workflows.entity.EntityWorkflow;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.entity.RowReader;
import com.motionmavericks.workflows.entity.VendorActivities;
import com.motionmavericks.workflows.entity.VendorRetries;
import io.temporal.workflow.Workflow;

public final class DigestWorkflowImpl extends EntityWorkflow implements DigestWorkflow {
    private final RowReader<DigestFacts> reader = RowReader.by(DigestRows.class, DigestRows::readDigests);
    private final DigestRows digests = Workflow.newActivityStub(DigestRows.class, OURS);
    private final VendorActivities<DigestMail> mail;

    public DigestWorkflowImpl(VendorRetries vendorRetries) {
        super(vendorRetries);
        mail = new VendorActivities<>(DigestMail.class, vendorRetries.mails());
    }

    @Override
    public void run(RowId studio) {
        reconcile(studio, reader, due -> {
            if (due.claimIsDueAt(now())) {
                digests.claimDigests(studio, now());
            } else {
                for (var digest : due.unmailed()) {
                    step(DigestStep.MAIL_DIGEST, digest, mail, m -> m.mailDigest(studio, digest));
                }
                awaitNews("the mails of the digests", due.nextInstantAfter(now()));
            }
        });
    }

    @Override
    public void due() {
        wake();
    }
}
