package com.motionmavericks.activities.identity;

import com.motionmavericks.activities.mail.Mailer;
import com.motionmavericks.domain.identity.SignInLinkProcess;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.identity.SignInLinkMail;

/// Sends the mail of a sign-in link's workflow.
public final class SignInLinkMailActivities implements SignInLinkMail {
    private final SignInLinkProcess links;
    private final Mailer mailer;
    private final SignInLinkMailTemplates templates;

    public SignInLinkMailActivities(SignInLinkProcess links, Mailer mailer, SignInLinkMailTemplates templates) {
        this.links = links;
        this.mailer = mailer;
        this.templates = templates;
    }

    @Override
    public void mailSignInLink(RowId id) {
        mailer.send(links.prepareMail(id.tenantId(), id.id()), templates::words);
    }
}
