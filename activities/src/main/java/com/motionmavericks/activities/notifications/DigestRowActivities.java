package com.motionmavericks.activities.notifications;

import com.motionmavericks.domain.notifications.Digests;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.notifications.DigestFacts;
import com.motionmavericks.workflows.notifications.DigestRounds;
import com.motionmavericks.workflows.notifications.DigestRows;
import java.time.Instant;
import java.util.Set;

/// Reads and changes the rows of a studio's digest workflow, and signals the studios in which a digest is due.
public final class DigestRowActivities implements DigestRows, DigestRounds {
    private final Digests digests;

    public DigestRowActivities(Digests digests) {
        this.digests = digests;
    }

    @Override
    public DigestFacts readDigests(RowId studio) {
        var found = digests.get(studio.tenantId());
        return new DigestFacts(found.claimDueAt(), found.unmailed(), Set.copyOf(found.parked()));
    }

    @Override
    public void claimDigests(RowId studio, Instant asOf) {
        digests.claim(studio.tenantId(), asOf);
    }

    @Override
    public void signalDueStudios(Instant asOf) {
        digests.signalDue(asOf);
    }
}
