package com.motionmavericks.activities.notifications;

import com.motionmavericks.activities.mail.Mailer;
import com.motionmavericks.domain.notifications.Digests;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.notifications.DigestFacts;
import com.motionmavericks.workflows.notifications.DigestMail;
import com.motionmavericks.workflows.notifications.DigestRows;
import com.motionmavericks.workflows.notifications.DigestRounds;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/// What the digests' workflow reads, changes and has mailed, and how its round reaches the studios.
public final class DigestActivities implements DigestRows, DigestMail, DigestRounds {
    private final Digests digests;
    private final Mailer mailer;
    private final NotificationTemplates templates;

    public DigestActivities(Digests digests, Mailer mailer, NotificationTemplates templates) {
        this.digests = digests;
        this.mailer = mailer;
        this.templates = templates;
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
    public void mailDigest(RowId studio, UUID digest) {
        mailer.send(digests.prepareMail(studio.tenantId(), digest), templates::digest);
    }

    @Override
    public void signalDueStudios(Instant asOf) {
        digests.signalDue(asOf);
    }
}
