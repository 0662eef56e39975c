package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.deadlines.Deadlines;
import com.motionmavericks.domain.deliveries.Deliveries;
import com.motionmavericks.domain.deliveries.Delivery;
import com.motionmavericks.domain.deliveries.DeliveryListener;
import com.motionmavericks.domain.deliveries.DeliveryOutcome;
import com.motionmavericks.domain.deliveries.OutgoingMail;
import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.identity.Invitation.Status;
import com.motionmavericks.domain.operations.ParkedStepHandler;
import com.motionmavericks.domain.operations.Subject;
import com.motionmavericks.domain.secrets.Tokens;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.steps.identity.InvitationStep;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What the workflow of an invitation reads and changes, its mails, and the operator's ways to leave its parked steps.
/// [Invitations] has what people do.
public final class InvitationProcess
        implements
            ParkedStepHandler<InvitationStep>,
            DeliveryListener<InvitationMailKind> {
    /// The workflow's type in Temporal.
    public static final String WORKFLOW_TYPE = "Invitation";

    private final TenantDatabase db;
    private final Tokens tokens;
    private final InvitationTimes times;

    public InvitationProcess(TenantDatabase db, Tokens tokens, InvitationTimes times) {
        this.db = db;
        this.tokens = tokens;
        this.times = times;
    }

    public Optional<Invitation> find(UUID tenantId, UUID id) {
        return db.read(Principal.worker(tenantId), tx -> tx.dao(InvitationDao::new).find(id));
    }

    /// Closes a pending invitation if it has expired at an instant.
    public void expire(UUID tenantId, UUID id, Instant asOf) {
        db.asWorker(tenantId, asOf, tx -> {
            if (tx.dao(InvitationDao::new).expire(id, tx.now())) {
                Events.record(tx, InvitationEvent.EXPIRED, id, Map.of());
            }
        });
    }

    /// The mail to send now, or empty if it is no longer due.
    public Optional<OutgoingMail<InvitationMailKind, InvitationMailContent>> prepareMail(UUID tenantId, UUID id,
            InvitationMailKind kind) {
        return db.inTenant(Principal.worker(tenantId), tx -> tx.dao(InvitationDao::new).find(id)
                .filter(invitation -> invitation.wants(kind, tx.now())).flatMap(invitation -> {
                    var inviter = Members.require(tx, invitation.invitedBy().id());
                    return kind == InvitationMailKind.OUTCOME
                            ? mailToInviter(tx, invitation, inviter)
                            : Optional.of(mailToInvited(tx, invitation, inviter, kind));
                }));
    }

    private OutgoingMail<InvitationMailKind, InvitationMailContent> mailToInvited(Tx tx, Invitation invitation,
            Member inviter, InvitationMailKind kind) {
        var delivery = delivery(tx, invitation, invitation.member().id(), kind);
        // The first version of the templates named no inviter.
        var replyTo = delivery.templateVersion() == 1
                ? null
                : inviter.status() == Member.Status.ACTIVE ? inviter.requiredEmail() : inviter.studio().replyTo();
        return new OutgoingMail<>(tx.principal().tenantId(), delivery, delivery.kind(InvitationMailKind.class),
                content(invitation, inviter, delivery), invitation.requiredEmail(), invitation.name(), replyTo,
                tokens.derive(Invitations.claims(tx.principal().tenantId(), invitation.id(), invitation.generation(),
                        tx.dao(InvitationDao::new).keyId(invitation.id()))));
    }

    /// An inviter who has left the studio is told nothing.
    private static Optional<OutgoingMail<InvitationMailKind, InvitationMailContent>> mailToInviter(Tx tx,
            Invitation invitation, Member inviter) {
        if (inviter.status() != Member.Status.ACTIVE) {
            tx.dao(InvitationDao::new).inviterNotified(invitation.id(), invitation.generation());
            return Optional.empty();
        }
        var delivery = delivery(tx, invitation, inviter.id(), InvitationMailKind.OUTCOME);
        return Optional.of(new OutgoingMail<>(tx.principal().tenantId(), delivery,
                delivery.kind(InvitationMailKind.class), content(invitation, inviter, delivery),
                inviter.requiredEmail(),
                inviter.name(), inviter.studio().replyTo(), null));
    }

    private static Delivery delivery(Tx tx, Invitation invitation, UUID memberId, InvitationMailKind kind) {
        return Deliveries.prepare(tx, WORKFLOW_TYPE, invitation.id(), invitation.generation(), memberId, kind,
                new InvitationMailData(invitation.studio(), invitation.role(), invitation.expiresAt(),
                        invitation.projectNames(), invitation.status()));
    }

    private static InvitationMailContent content(Invitation invitation, Member inviter, Delivery delivery) {
        return new InvitationMailContent(delivery.data(InvitationMailData.class), inviter.name(), invitation.name(),
                invitation.note());
    }

    @Override
    public void mailed(Tx tx, Delivery delivery, InvitationMailKind kind) {
        var dao = tx.dao(InvitationDao::new);
        var checkDueAt = tx.now().plus(times.checkAfter());
        switch (kind) {
            case INVITATION -> dao.mailed(delivery.subjectId(), delivery.generation(), tx.now(), checkDueAt);
            case REMINDER -> dao.reminded(delivery.subjectId(), delivery.generation(), tx.now(), checkDueAt);
            case OUTCOME -> dao.inviterNotified(delivery.subjectId(), delivery.generation());
        }
        Events.record(tx, kind.event(), delivery.subjectId(), Map.of("deliveryId", delivery.id()));
    }

    /// The sent mail of a pending invitation whose outcome is unknown.
    public Optional<Delivery> unsettledMail(UUID tenantId, UUID id) {
        return db.inTenant(Principal.worker(tenantId), tx -> tx.dao(InvitationDao::new).find(id)
                .filter(invitation -> invitation.isPendingAt(tx.now()))
                .flatMap(invitation -> Deliveries.unsettled(tx, id, invitation.generation())));
    }

    /// Closes the invitation when its mail is undeliverable. While the outcome is unknown, plans the next check.
    @Override
    public void answered(Tx tx, Delivery delivery, DeliveryOutcome outcome) {
        tx.dao(InvitationDao::new).find(delivery.subjectId())
                .filter(invitation -> invitation.isPendingAt(tx.now())
                        && invitation.generation() == delivery.generation())
                .ifPresent(invitation -> answered(tx, invitation, delivery, outcome));
    }

    private void answered(Tx tx, Invitation invitation, Delivery delivery, DeliveryOutcome outcome) {
        var id = invitation.id();
        var generation = invitation.generation();
        var dao = tx.dao(InvitationDao::new);
        var checkDueAt = Deliveries.unsettled(tx, id, generation)
                .map(mail -> Deadlines.nextCheck(times.checkAfter(), mail.createdAt(), tx.now()));
        dao.checkAt(id, generation, checkDueAt.orElse(null));
        if (outcome == DeliveryOutcome.UNDELIVERABLE && dao.close(id, Status.UNDELIVERABLE, tx.now()).isPresent()) {
            Events.record(tx, InvitationEvent.UNDELIVERABLE, id, Map.of("deliveryId", delivery.id()));
        }
        Invitations.signal(tx, InvitationSignal.REPORTED, invitation);
    }

    @Override
    public String workflowType() {
        return WORKFLOW_TYPE;
    }

    @Override
    public Class<InvitationMailKind> mailKinds() {
        return InvitationMailKind.class;
    }

    @Override
    public Class<InvitationStep> steps() {
        return InvitationStep.class;
    }

    @Override
    public List<Subject> subjects(Tx tx, List<UUID> ids) {
        return tx.dao(InvitationDao::new).subjects(ids);
    }

    @Override
    public void skip(Tx tx, UUID id, InvitationStep step, String target) {
        var dao = tx.dao(InvitationDao::new);
        var generation = Integer.parseInt(target);
        switch (step) {
            case MAIL -> dao.skipMail(id, generation);
            case REMIND -> dao.skipReminder(id, generation);
            case ASK_OUTCOME -> dao.checkAt(id, generation, null);
            case TELL_INVITER -> dao.inviterNotified(id, generation);
        }
    }

    @Override
    public void abort(Tx tx, UUID id) {
        var dao = tx.dao(InvitationDao::new);
        dao.find(id).ifPresent(invitation -> {
            if (invitation.isPendingAt(tx.now())) {
                Invitations.revoke(tx, id);
            } else {
                dao.inviterNotified(id, invitation.generation());
            }
        });
    }

    @Override
    public void signalAttended(Tx tx, UUID id) {
        Invitations.signal(tx, InvitationSignal.ATTENDED, Invitations.require(tx, id));
    }
}
