package com.motionmavericks.activities.sharelinks;

import com.motionmavericks.activities.mail.Mailer;
import com.motionmavericks.domain.sharelinks.ShareLink;
import com.motionmavericks.domain.sharelinks.ShareLinks;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.sharelinks.ShareLinkFacts;
import com.motionmavericks.workflows.sharelinks.ShareLinkMail;
import com.motionmavericks.workflows.sharelinks.ShareLinkRows;
import java.time.Instant;
import java.util.Set;

/// What the share link's workflow reads, changes and has mailed.
public final class ShareLinkActivities implements ShareLinkRows, ShareLinkMail {
    private static final ShareLinkFacts GONE = new ShareLinkFacts(true, 0, Instant.EPOCH, null, Set.of());

    private final ShareLinks links;
    private final Mailer mailer;
    private final ShareLinkMailTemplates templates;

    public ShareLinkActivities(ShareLinks links, Mailer mailer, ShareLinkMailTemplates templates) {
        this.links = links;
        this.mailer = mailer;
        this.templates = templates;
    }

    @Override
    public ShareLinkFacts readShareLink(RowId id) {
        return links.find(id.tenantId(), id.id()).map(ShareLinkActivities::facts).orElse(GONE);
    }

    @Override
    public void expireShareLink(RowId id, Instant asOf) {
        links.expire(id.tenantId(), id.id(), asOf);
    }

    @Override
    public void warnOwner(RowId id) {
        mailer.send(links.prepareMail(id.tenantId(), id.id()), templates::words);
    }

    private static ShareLinkFacts facts(ShareLink link) {
        return new ShareLinkFacts(link.status() != ShareLink.Status.OPEN, link.term(), link.expiresAt(),
                link.warningDueAt(), Set.copyOf(link.parked()));
    }
}
