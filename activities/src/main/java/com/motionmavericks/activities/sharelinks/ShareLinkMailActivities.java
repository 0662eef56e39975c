package com.motionmavericks.activities.sharelinks;

import com.motionmavericks.activities.mail.Mailer;
import com.motionmavericks.domain.sharelinks.ShareLinkProcess;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.sharelinks.ShareLinkMail;

/// Sends the mails of a share link's workflow.
public final class ShareLinkMailActivities implements ShareLinkMail {
    private final ShareLinkProcess links;
    private final Mailer mailer;
    private final ShareLinkMailTemplates templates;

    public ShareLinkMailActivities(ShareLinkProcess links, Mailer mailer, ShareLinkMailTemplates templates) {
        this.links = links;
        this.mailer = mailer;
        this.templates = templates;
    }

    @Override
    public void warnOwner(RowId id) {
        mailer.send(links.prepareWarning(id.tenantId(), id.id()), templates::words);
    }

    @Override
    public void tellOwner(RowId id) {
        mailer.send(links.prepareLockoutMail(id.tenantId(), id.id()), templates::words);
    }
}
