package com.motionmavericks.workflows.sharelinks;

import com.motionmavericks.steps.sharelinks.ShareLinkStep;
import com.motionmavericks.workflows.entity.EntityWorkflow;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.entity.RowReader;
import com.motionmavericks.workflows.entity.VendorActivities;
import com.motionmavericks.workflows.entity.VendorRetries;
import io.temporal.workflow.Workflow;

public final class ShareLinkWorkflowImpl extends EntityWorkflow implements ShareLinkWorkflow {
    private final RowReader<ShareLinkFacts> reader = RowReader.by(ShareLinkRows.class, ShareLinkRows::readShareLink);
    private final ShareLinkRows links = Workflow.newActivityStub(ShareLinkRows.class, OURS);
    private final VendorActivities<ShareLinkMail> mail;

    public ShareLinkWorkflowImpl(VendorRetries vendorRetries) {
        super(vendorRetries);
        mail = new VendorActivities<>(ShareLinkMail.class, vendorRetries.mails());
    }

    @Override
    public void run(RowId id) {
        reconcile(id, reader, link -> {
            if (link.isOverAt(now())) {
                links.expireShareLink(id, now());
            } else if (link.isUnlockedAt(now())) {
                links.unlockShareLink(id, now());
            } else {
                if (link.lockoutMailIsDueAt(now())) {
                    step(ShareLinkStep.TELL_OWNER, link.lockout(), mail, m -> m.tellOwner(id));
                }
                if (link.warningIsDueAt(now())) {
                    step(ShareLinkStep.WARN_OWNER, link.term(), mail, m -> m.warnOwner(id));
                }
                awaitNews("the expiry of the link", link.nextInstantAfter(now()));
            }
        });
    }

    @Override
    public void created() {
        wake();
    }

    @Override
    public void extended() {
        wake();
    }

    @Override
    public void revoked() {
        wake();
    }

    @Override
    public void locked() {
        wake();
    }

    @Override
    public void unlocked() {
        wake();
    }

    @Override
    public void ownerLeft() {
        wake();
    }
}
