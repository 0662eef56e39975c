package com.motionmavericks.activities.notifications;

import com.motionmavericks.activities.mail.Mailer;
import com.motionmavericks.domain.notifications.Digests;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.notifications.DigestMail;
import java.util.UUID;

/// Sends the mails of a studio's digest workflow.
public final class DigestMailActivities implements DigestMail {
    private final Digests digests;
    private final Mailer mailer;
    private final NotificationTemplates templates;

    public DigestMailActivities(Digests digests, Mailer mailer, NotificationTemplates templates) {
        this.digests = digests;
        this.mailer = mailer;
        this.templates = templates;
    }

    @Override
    public void mailDigest(RowId studio, UUID digest) {
        mailer.send(digests.prepareMail(studio.tenantId(), digest), templates::digest);
    }
}
