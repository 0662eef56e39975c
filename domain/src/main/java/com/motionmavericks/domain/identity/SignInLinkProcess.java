package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.deliveries.Deliveries;
import com.motionmavericks.domain.deliveries.Delivery;
import com.motionmavericks.domain.deliveries.DeliveryListener;
import com.motionmavericks.domain.deliveries.OutgoingMail;
import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.identity.SignInLink.Status;
import com.motionmavericks.domain.operations.ParkedStepHandler;
import com.motionmavericks.domain.operations.Subject;
import com.motionmavericks.domain.secrets.Tokens;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.steps.identity.SignInLinkStep;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What the workflow of a sign-in link reads and changes, its mail, and the operator's ways to leave its parked step.
/// [SignInLinks] has what people do.
public final class SignInLinkProcess
        implements
            ParkedStepHandler<SignInLinkStep>,
            DeliveryListener<SignInLinkMailKind> {
    /// The workflow's type in Temporal.
    public static final String WORKFLOW_TYPE = "SignInLink";

    private final TenantDatabase db;
    private final Tokens tokens;

    public SignInLinkProcess(TenantDatabase db, Tokens tokens) {
        this.db = db;
        this.tokens = tokens;
    }

    /// The link of an active member.
    ///
    /// @param id the member's
    public Optional<SignInLink> find(UUID tenantId, UUID id) {
        return db.read(Principal.worker(tenantId), tx -> tx.dao(SignInLinkDao::new).find(id));
    }

    /// Closes an open link if it has expired at an instant.
    public void expire(UUID tenantId, UUID id, Instant asOf) {
        db.asWorker(tenantId, asOf, tx -> expire(tx, id));
    }

    /// The mail to send now, or empty if it is no longer due.
    public Optional<OutgoingMail<SignInLinkMailKind, SignInLinkMailData>> prepareMail(UUID tenantId, UUID id) {
        return db.inTenant(Principal.worker(tenantId), tx -> tx.dao(SignInLinkDao::new).find(id)
                .filter(link -> link.statusAt(tx.now()) == Status.OPEN && link.mailDueAt() != null).map(link -> {
                    var delivery = Deliveries.prepare(tx, WORKFLOW_TYPE, id, link.generation(), link.member().id(),
                            SignInLinkMailKind.SIGN_IN, new SignInLinkMailData(link.studio(), link.expiresAt()));
                    return new OutgoingMail<>(tenantId, delivery, delivery.kind(SignInLinkMailKind.class),
                            delivery.data(SignInLinkMailData.class), link.email(), link.member().name(),
                            tokens.derive(SignInLinks.claims(tenantId, id, link.generation(), link.keyId())));
                }));
    }

    @Override
    public void mailed(Tx tx, Delivery delivery, SignInLinkMailKind kind) {
        tx.dao(SignInLinkDao::new).mailed(delivery.subjectId(), delivery.generation(), tx.now());
        Events.record(tx, SignInLinkEvent.MAILED, delivery.subjectId(),
                Map.of("deliveryId", delivery.id()));
    }

    @Override
    public String workflowType() {
        return WORKFLOW_TYPE;
    }

    @Override
    public Class<SignInLinkMailKind> mailKinds() {
        return SignInLinkMailKind.class;
    }

    @Override
    public Class<SignInLinkStep> steps() {
        return SignInLinkStep.class;
    }

    @Override
    public List<Subject> subjects(Tx tx, List<UUID> ids) {
        return Members.subjects(tx, "Sign-in link", ids);
    }

    @Override
    public void skip(Tx tx, UUID id, SignInLinkStep step, String target) {
        tx.dao(SignInLinkDao::new).skipMail(id, Integer.parseInt(target));
    }

    @Override
    public void abort(Tx tx, UUID id) {
        end(tx, id);
    }

    @Override
    public void signalAttended(Tx tx, UUID id) {
        SignInLinks.signal(tx, SignInLinkSignal.ATTENDED, id);
    }

    /// Lets a link expire now.
    ///
    /// @return whether it was open
    static boolean end(Tx tx, UUID id) {
        tx.dao(SignInLinkDao::new).endNow(id, tx.now());
        return expire(tx, id);
    }

    private static boolean expire(Tx tx, UUID id) {
        var wasOpen = tx.dao(SignInLinkDao::new).expire(id, tx.now());
        if (wasOpen) {
            Events.record(tx, SignInLinkEvent.EXPIRED, id, Map.of());
        }
        return wasOpen;
    }
}
