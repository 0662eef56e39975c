package com.motionmavericks.activities.sharelinks;

import com.motionmavericks.domain.sharelinks.ShareLink;
import com.motionmavericks.domain.sharelinks.ShareLinkProcess;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.sharelinks.ShareLinkFacts;
import com.motionmavericks.workflows.sharelinks.ShareLinkRows;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/// Reads and changes the row of a share link for its workflow.
public final class ShareLinkRowActivities implements ShareLinkRows {
    private static final ShareLinkFacts GONE = new ShareLinkFacts(true, 0, Instant.EPOCH, null, 0, null, null,
            Set.of());

    private final ShareLinkProcess links;

    public ShareLinkRowActivities(ShareLinkProcess links) {
        this.links = links;
    }

    @Override
    public ShareLinkFacts readShareLink(RowId id) {
        return links.find(id.tenantId(), id.id()).map(ShareLinkRowActivities::facts).orElse(GONE);
    }

    @Override
    public void expireShareLink(RowId id, Instant asOf) {
        links.expire(id.tenantId(), id.id(), asOf);
    }

    @Override
    public void unlockShareLink(RowId id, Instant asOf) {
        links.unlock(id.tenantId(), id.id(), asOf);
    }

    private static ShareLinkFacts facts(ShareLink link) {
        return new ShareLinkFacts(link.status() != ShareLink.Status.OPEN, link.term(), link.expiresAt(),
                link.warningDueAt(), link.lockout(), link.lockedUntil(), link.lockoutMailDueAt(),
                Set.copyOf(Objects.requireNonNull(link.parked())));
    }
}
