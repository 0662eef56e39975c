package com.motionmavericks.activities.identity;

import com.motionmavericks.activities.mail.Mailer;
import com.motionmavericks.domain.identity.EmailChangeMailKind;
import com.motionmavericks.domain.identity.EmailChangeProcess;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.identity.EmailChangeMail;

/// Sends the mails of a change of address.
public final class EmailChangeMailActivities implements EmailChangeMail {
    private final EmailChangeProcess changes;
    private final Mailer mailer;
    private final EmailChangeMailTemplates templates;

    public EmailChangeMailActivities(EmailChangeProcess changes, Mailer mailer, EmailChangeMailTemplates templates) {
        this.changes = changes;
        this.mailer = mailer;
        this.templates = templates;
    }

    @Override
    public void notifyOldAddress(RowId id) {
        mail(id, EmailChangeMailKind.NOTICE);
    }

    @Override
    public void mailNewAddress(RowId id) {
        mail(id, EmailChangeMailKind.CONFIRMATION);
    }

    private void mail(RowId id, EmailChangeMailKind kind) {
        mailer.send(changes.prepareMail(id.tenantId(), id.id(), kind), templates::words);
    }
}
