package com.motionmavericks.workflows.notifications;

import com.motionmavericks.workflows.entity.EntityWorkflow;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.entity.RowReader;
import com.motionmavericks.workflows.entity.VendorActivities;
import com.motionmavericks.workflows.entity.VendorRetries;
import io.temporal.workflow.Workflow;

public final class DigestWorkflowImpl extends EntityWorkflow implements DigestWorkflow {
    private final RowReader<DigestFacts> reads = RowReader.by(DigestReads.class, DigestReads::readDigests);
    private final DigestTransitions digests = Workflow.newActivityStub(DigestTransitions.class, OURS);
    private final VendorActivities<DigestMail> mail;

    public DigestWorkflowImpl(VendorRetries vendorRetries) {
        super(vendorRetries);
        mail = new VendorActivities<>(DigestMail.class, vendorRetries.mails());
    }

    @Override
    public void run(RowId studio) {
        while (true) {
            var due = read(studio, reads);
            if (due.claimIsDueAt(now())) {
                digests.claimDigests(studio, now());
            } else if (due.unmailed().isEmpty()) {
                if (nothingNew()) {
                    return;
                }
            } else {
                for (var digest : due.unmailed()) {
                    step("Mail the digest", digest, mail, m -> m.mailDigest(studio, digest));
                }
                awaitNews("the mails", due.nextInstantAfter(now()));
            }
        }
    }

    @Override
    public void due() {
        wake();
    }
}
