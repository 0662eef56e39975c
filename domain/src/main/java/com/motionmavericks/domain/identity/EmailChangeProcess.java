package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.deliveries.Deliveries;
import com.motionmavericks.domain.deliveries.Delivery;
import com.motionmavericks.domain.deliveries.DeliveryListener;
import com.motionmavericks.domain.deliveries.OutgoingMail;
import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.identity.EmailChange.Status;
import com.motionmavericks.domain.operations.ParkedStepHandler;
import com.motionmavericks.domain.operations.Subject;
import com.motionmavericks.domain.secrets.Tokens;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.steps.identity.EmailChangeStep;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the workflow of a change of address reads and changes, its mails, and the operator's ways to leave its parked
/// steps. [EmailChanges] has what people do.
public final class EmailChangeProcess
        implements
            ParkedStepHandler<EmailChangeStep>,
            DeliveryListener<EmailChangeMailKind> {
    /// The workflow's type in Temporal.
    public static final String WORKFLOW_TYPE = "EmailChange";

    private final TenantDatabase db;
    private final Tokens tokens;

    public EmailChangeProcess(TenantDatabase db, Tokens tokens) {
        this.db = db;
        this.tokens = tokens;
    }

    /// @param id the member's
    public Optional<EmailChange> find(UUID tenantId, UUID id) {
        return db.read(Principal.worker(tenantId), tx -> tx.dao(EmailChangeDao::new).find(id));
    }

    /// Closes an open request if it has expired at an instant.
    public void expire(UUID tenantId, UUID id, Instant asOf) {
        db.asWorker(tenantId, asOf, tx -> {
            var dao = tx.dao(EmailChangeDao::new);
            var isOver = dao.lock(id).filter(change -> !change.isOpenAt(tx.now())).isPresent();
            if (isOver && dao.close(id, Status.EXPIRED, tx.now())) {
                Events.record(tx, EmailChangeEvent.EXPIRED, id, Map.of());
            }
        });
    }

    /// The mail to send now, or empty if it is no longer due.
    public Optional<OutgoingMail<EmailChangeMailKind, EmailChangeMailData>> prepareMail(UUID tenantId, UUID id,
            EmailChangeMailKind kind) {
        return db.inTenant(Principal.worker(tenantId), tx -> tx.dao(EmailChangeDao::new).find(id)
                .filter(change -> change.wants(kind, tx.now())).map(change -> {
                    var delivery = Deliveries.prepare(tx, WORKFLOW_TYPE, id, change.generation(), id, kind,
                            new EmailChangeMailData(change.studio(), change.expiresAt()));
                    return switch (kind) {
                        case NOTICE -> mail(tenantId, delivery, change, change.email(), null);
                        case CONFIRMATION -> mail(tenantId, delivery, change, change.requiredNewEmail(), tokens
                                .derive(EmailChanges.claims(tenantId, id, change.generation(), change.keyId())));
                    };
                }));
    }

    private static OutgoingMail<EmailChangeMailKind, EmailChangeMailData> mail(UUID tenantId, Delivery delivery,
            EmailChange change, String address, @Nullable String token) {
        return new OutgoingMail<>(tenantId, delivery, delivery.kind(EmailChangeMailKind.class),
                delivery.data(EmailChangeMailData.class), address, change.member().name(), token);
    }

    @Override
    public void mailed(Tx tx, Delivery delivery, EmailChangeMailKind kind) {
        done(tx, delivery.subjectId(), kind, delivery.generation());
        Events.record(tx, kind.event(), delivery.subjectId(), Map.of("deliveryId", delivery.id()));
    }

    private static void done(Tx tx, UUID id, EmailChangeMailKind kind, int generation) {
        var dao = tx.dao(EmailChangeDao::new);
        switch (kind) {
            case NOTICE -> dao.noticeDone(id, generation);
            case CONFIRMATION -> dao.mailDone(id, generation);
        }
    }

    @Override
    public String workflowType() {
        return WORKFLOW_TYPE;
    }

    @Override
    public Class<EmailChangeMailKind> mailKinds() {
        return EmailChangeMailKind.class;
    }

    @Override
    public Class<EmailChangeStep> steps() {
        return EmailChangeStep.class;
    }

    @Override
    public List<Subject> subjects(Tx tx, List<UUID> ids) {
        return Members.subjects(tx, "New address", ids);
    }

    @Override
    public void skip(Tx tx, UUID id, EmailChangeStep step, String target) {
        done(tx, id, switch (step) {
            case NOTIFY -> EmailChangeMailKind.NOTICE;
            case MAIL -> EmailChangeMailKind.CONFIRMATION;
        }, Integer.parseInt(target));
    }

    @Override
    public void abort(Tx tx, UUID id) {
        EmailChanges.cancel(tx, id);
    }

    @Override
    public void signalAttended(Tx tx, UUID id) {
        EmailChanges.signal(tx, EmailChangeSignal.ATTENDED, id);
    }
}
