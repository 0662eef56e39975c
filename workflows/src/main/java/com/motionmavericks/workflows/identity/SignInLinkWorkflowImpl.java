package com.motionmavericks.workflows.identity;

import com.motionmavericks.steps.identity.SignInLinkStep;
import com.motionmavericks.workflows.entity.EntityWorkflow;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.entity.RowReader;
import com.motionmavericks.workflows.entity.VendorActivities;
import com.motionmavericks.workflows.entity.VendorRetries;
import io.temporal.workflow.Workflow;

public final class SignInLinkWorkflowImpl extends EntityWorkflow implements SignInLinkWorkflow {
    private final RowReader<SignInLinkFacts> reader = RowReader.by(SignInLinkRows.class,
            SignInLinkRows::readSignInLink);
    private final SignInLinkRows links = Workflow.newActivityStub(SignInLinkRows.class, OURS);
    private final VendorActivities<SignInLinkMail> mail;

    public SignInLinkWorkflowImpl(VendorRetries vendorRetries) {
        super(vendorRetries);
        mail = new VendorActivities<>(SignInLinkMail.class, vendorRetries.mails());
    }

    @Override
    public void run(RowId id) {
        reconcile(id, reader, link -> {
            if (link.isOverAt(now())) {
                links.expireSignInLink(id, now());
            } else {
                if (link.mailIsDueAt(now())) {
                    step(SignInLinkStep.MAIL, link.generation(), mail, m -> m.mailSignInLink(id));
                }
                awaitNews("the use of the link", link.nextInstantAfter(now()));
            }
        });
    }

    @Override
    public void requested() {
        wake();
    }

    @Override
    public void used() {
        wake();
    }

    @Override
    public void ended() {
        wake();
    }
}
