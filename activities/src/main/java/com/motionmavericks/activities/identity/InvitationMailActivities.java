package com.motionmavericks.activities.identity;

import com.motionmavericks.activities.mail.Mailer;
import com.motionmavericks.domain.identity.InvitationMailKind;
import com.motionmavericks.domain.identity.InvitationProcess;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.identity.InvitationMail;

/// Sends the mails of an invitation's workflow, and asks what became of them.
public final class InvitationMailActivities implements InvitationMail {
    private final InvitationProcess invitations;
    private final Mailer mailer;
    private final InvitationMailTemplates templates;

    public InvitationMailActivities(InvitationProcess invitations, Mailer mailer, InvitationMailTemplates templates) {
        this.invitations = invitations;
        this.mailer = mailer;
        this.templates = templates;
    }

    @Override
    public void mailInvitation(RowId id) {
        mail(id, InvitationMailKind.INVITATION);
    }

    @Override
    public void remindInvited(RowId id) {
        mail(id, InvitationMailKind.REMINDER);
    }

    @Override
    public void tellInviter(RowId id) {
        mail(id, InvitationMailKind.OUTCOME);
    }

    @Override
    public void askForDelivery(RowId id) {
        mailer.ask(id.tenantId(), invitations.unsettledMail(id.tenantId(), id.id()));
    }

    private void mail(RowId id, InvitationMailKind kind) {
        mailer.send(invitations.prepareMail(id.tenantId(), id.id(), kind), templates::words);
    }
}
