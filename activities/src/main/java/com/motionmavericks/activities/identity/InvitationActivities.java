package com.motionmavericks.activities.identity;

import com.motionmavericks.activities.mail.Mailer;
import com.motionmavericks.domain.identity.Invitation;
import com.motionmavericks.domain.identity.InvitationMailKind;
import com.motionmavericks.domain.identity.Invitations;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.identity.InvitationFacts;
import com.motionmavericks.workflows.identity.InvitationMail;
import com.motionmavericks.workflows.identity.InvitationRows;
import java.time.Instant;
import java.util.Set;

/// What the invitation's workflow reads, changes and has mailed.
public final class InvitationActivities implements InvitationRows, InvitationMail {
    private static final InvitationFacts GONE = new InvitationFacts(true, 0, Instant.EPOCH, null, null, null, Set.of());

    private final Invitations invitations;
    private final Mailer mailer;
    private final InvitationMailTemplates templates;

    public InvitationActivities(Invitations invitations, Mailer mailer, InvitationMailTemplates templates) {
        this.invitations = invitations;
        this.mailer = mailer;
        this.templates = templates;
    }

    @Override
    public InvitationFacts readInvitation(RowId id) {
        return invitations.find(id.tenantId(), id.id()).map(InvitationActivities::facts).orElse(GONE);
    }

    @Override
    public void expireInvitation(RowId id, Instant asOf) {
        invitations.expire(id.tenantId(), id.id(), asOf);
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
    public void askForDelivery(RowId id) {
        mailer.ask(id.tenantId(), invitations.unsettledMail(id.tenantId(), id.id()));
    }

    private void mail(RowId id, InvitationMailKind kind) {
        mailer.send(invitations.prepareMail(id.tenantId(), id.id(), kind), templates::words);
    }

    private static InvitationFacts facts(Invitation invitation) {
        return new InvitationFacts(invitation.status() != Invitation.Status.PENDING, invitation.generation(),
                invitation.expiresAt(), invitation.mailDueAt(), invitation.reminderDueAt(), invitation.checkDueAt(),
                Set.copyOf(invitation.parked()));
    }
}
