package com.motionmavericks.activities.notifications;

import com.motionmavericks.domain.notifications.Digests;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.notifications.DigestFacts;
import com.motionmavericks.workflows.notifications.DigestRounds;
import com.motionmavericks.workflows.notifications.DigestRows;
import java.time.Instant;
import java.util.Set;

/// What the digests' workflow reads and changes, and how its round reaches the studios.
public final class DigestRowActivities implements DigestRows, DigestRounds {
    private final Digests digests;

    public DigestRowActivities(Digests digests) {
        this.digests = digests;
    }

    @Override
    public DigestFacts readDigests(RowId studio) {
        var seen = digests.find(studio.tenantId());
        return new DigestFacts(seen.claimDueAt(), seen.unmailed(), Set.copyOf(seen.parked()));
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
