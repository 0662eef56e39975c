package com.motionmavericks.workflows.sharelinks;

import com.motionmavericks.workflows.story.Patience;
import com.motionmavericks.workflows.story.Read;
import com.motionmavericks.workflows.story.RowId;
import com.motionmavericks.workflows.story.Story;
import com.motionmavericks.workflows.story.Vendor;
import io.temporal.workflow.Workflow;

public final class ShareLinkWorkflowImpl extends Story implements ShareLinkWorkflow {
    private final Read<ShareLinkFacts> reads = Read.by(ShareLinkReads.class, ShareLinkReads::readShareLink);
    private final ShareLinkTransitions links = Workflow.newActivityStub(ShareLinkTransitions.class, OURS);
    private final Vendor<ShareLinkMail> mail;

    public ShareLinkWorkflowImpl(Patience patience) {
        super(patience);
        mail = new Vendor<>(ShareLinkMail.class, patience.mails());
    }

    @Override
    public void run(RowId id) {
        while (true) {
            var link = look(id, reads);
            if (link.closed()) {
                if (nothingNew()) {
                    return;
                }
            } else if (link.isOverAt(now())) {
                links.expireShareLink(id, now());
            } else {
                if (link.warningIsDueAt(now())) {
                    step("Warn the owner", link.term(), mail, m -> m.warnOwner(id));
                }
                awaitNews("the end of its time", link.nextInstantAfter(now()));
            }
        }
    }

    @Override
    public void created() {
        heard();
    }

    @Override
    public void extended() {
        heard();
    }

    @Override
    public void revoked() {
        heard();
    }

    @Override
    public void ownerLeft() {
        heard();
    }
}
