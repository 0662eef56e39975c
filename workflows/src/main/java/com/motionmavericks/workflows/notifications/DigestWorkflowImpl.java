package com.motionmavericks.workflows.notifications;

import com.motionmavericks.workflows.story.Patience;
import com.motionmavericks.workflows.story.Read;
import com.motionmavericks.workflows.story.RowId;
import com.motionmavericks.workflows.story.Story;
import com.motionmavericks.workflows.story.Vendor;
import io.temporal.workflow.Workflow;

public final class DigestWorkflowImpl extends Story implements DigestWorkflow {
    private final Read<DigestFacts> reads = Read.by(DigestReads.class, DigestReads::readDigests);
    private final DigestTransitions digests = Workflow.newActivityStub(DigestTransitions.class, OURS);
    private final Vendor<DigestMail> mail;

    public DigestWorkflowImpl(Patience patience) {
        super(patience);
        mail = new Vendor<>(DigestMail.class, patience.mails());
    }

    @Override
    public void run(RowId studio) {
        while (true) {
            var due = look(studio, reads);
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
        heard();
    }
}
