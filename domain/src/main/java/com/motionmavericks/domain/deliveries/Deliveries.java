package com.motionmavericks.domain.deliveries;

import static com.motionmavericks.domain.deliveries.DeliverySignal.ATTENDED;
import static com.motionmavericks.domain.deliveries.DeliverySignal.REPORTED;

import com.motionmavericks.domain.Json;
import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.operations.ParkedStepHandler;
import com.motionmavericks.domain.operations.Subject;
import com.motionmavericks.domain.outbox.Outbox;
import com.motionmavericks.domain.paging.Cursors;
import com.motionmavericks.domain.paging.Page;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.tenancy.Access;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.steps.deliveries.DeliveryStep;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The log of messages. Each is written before its vendor is called, and marked when the vendor took it. When the mail vendor
/// calls about a mail, the mail's workflow asks it for the outcome.
public final class Deliveries implements ParkedStepHandler<DeliveryStep> {
    /// The workflow's type in Temporal.
    public static final String WORKFLOW_TYPE = "Delivery";
    /// The vendor's answer may lag behind its call.
    private static final Duration CHECK_AGAIN_AFTER = Duration.ofHours(1);
    /// Mail servers give up on a mail after this time.
    private static final Duration CHECKED_FOR = Duration.ofDays(5);

    private final TenantDatabase db;
    private final Cursors cursors;
    private final Map<String, DeliveryListener<?>> listeners;

    public Deliveries(TenantDatabase db, Cursors cursors, List<DeliveryListener<?>> listeners) {
        this.db = db;
        this.cursors = cursors;
        this.listeners = listeners.stream()
                .collect(Collectors.toUnmodifiableMap(DeliveryListener::workflowType, listener -> listener));
    }

    /// The messages of the studio, newest first, for ADMIN.
    public Page<Delivery> list(Credential caller, PageRequest request) {
        return db.read(caller, Access.ADMIN, tx -> cursors.newestFirst(tx, "deliveries", request, Delivery::id,
                (after, limit) -> tx.dao(DeliveryDao::new).list(after, limit)));
    }

    /// The mail to this member about this generation of the subject, made at the first call. One that was made from another
    /// version of the template stays as it is.
    ///
    /// @param subjectType the type of the workflow that sends it
    /// @param data what the template shows, frozen at the first call; no name and no address
    public static Delivery prepare(Tx tx, String subjectType, UUID subjectId, int generation, UUID memberId,
            MailKind kind, Record data) {
        return prepare(tx, new DeliveryDao.Key(Channel.MAIL, subjectType, subjectId, generation, memberId,
                kind.template()), data);
    }

    /// The message of this template to the studio's Slack, made at the first call.
    public static Delivery prepareForSlack(Tx tx, String subjectType, UUID subjectId, String template, Record data) {
        return prepare(tx, new DeliveryDao.Key(Channel.SLACK, subjectType, subjectId, 1, null, template), data);
    }

    private static Delivery prepare(Tx tx, DeliveryDao.Key key, Record data) {
        var dao = tx.dao(DeliveryDao::new);
        return dao.find(key).orElseGet(() -> {
            dao.insert(tx.principal().tenantId(), key, Json.write(data), tx.now());
            return dao.find(key).orElseThrow();
        });
    }

    /// The delivery of a subject's latest generation.
    public static Optional<Delivery> latest(Tx tx, UUID subjectId) {
        return tx.dao(DeliveryDao::new).latest(subjectId);
    }

    /// Marks an attempt, before the call to a vendor that neither deduplicates nor can be asked.
    ///
    /// @return false when an earlier attempt may have reached the vendor
    public static boolean attempt(Tx tx, UUID id) {
        return tx.dao(DeliveryDao::new).attempt(id, tx.now());
    }

    /// Allows another attempt: the vendor refused the last one, or an operator wants the message sent in any case.
    public static void forgetAttempt(Tx tx, UUID subjectId) {
        tx.dao(DeliveryDao::new).forgetAttempt(subjectId);
    }

    /// Notes that the vendor took a message.
    ///
    /// @param vendorId the vendor's id of the message, if the vendor gives one
    /// @return false when that was noted before
    public static boolean sent(Tx tx, UUID id, @Nullable String vendorId) {
        return tx.dao(DeliveryDao::new).sent(id, vendorId, tx.now());
    }

    /// A sent message about the subject whose outcome is unknown.
    public static Optional<Delivery> unsettled(Tx tx, UUID subjectId, int generation) {
        return tx.dao(DeliveryDao::new).unsettled(subjectId, generation);
    }

    /// The number of deliveries that the studio no longer keeps.
    public static long countOld(Tx tx) {
        return tx.dao(DeliveryDao::new).countOld(tx.now());
    }

    /// Deletes the next deliveries that the studio no longer keeps.
    ///
    /// @return how many
    public static int deleteOld(Tx tx, int limit) {
        return tx.dao(DeliveryDao::new).deleteOld(tx.now(), limit);
    }

    /// A delivery of this tenant.
    public static Optional<Delivery> find(Tx tx, UUID id) {
        return tx.dao(DeliveryDao::new).findById(id);
    }

    /// Notes that the vendor took a mail, even when the mail is no longer due.
    public void mailed(OutgoingMail<?, ?> mail, String vendorId) {
        db.asWorker(mail.tenantId(), tx -> mailed(tx, mail.delivery(), vendorId));
    }

    /// Has the mail vendor asked for the outcome of a mail, because it called about it. Does nothing when the outcome is final.
    ///
    /// @param vendorId the vendor's id of the mail: still unknown to us if the answer to our call was lost
    public static void reported(Tx tx, UUID id, String vendorId) {
        if (tx.dao(DeliveryDao::new).reported(id, vendorId, tx.now())) {
            Outbox.signal(tx, REPORTED, id, "The outcome of a mail");
        }
    }

    public Optional<Delivery> find(UUID tenantId, UUID id) {
        return db.inTenant(Principal.worker(tenantId), tx -> find(tx, id));
    }

    /// Notes the vendor's answer about a mail: the vendor has it, and what became of it.
    ///
    /// @param delivery as it was read before the vendor was asked
    public void answered(UUID tenantId, Delivery delivery, DeliveryOutcome outcome) {
        db.asWorker(tenantId, tx -> {
            var dao = tx.dao(DeliveryDao::new);
            var isAskedAgain = delivery.checkDueAt() != null && outcome == DeliveryOutcome.UNKNOWN
                    && tx.now().isBefore(delivery.createdAt().plus(CHECKED_FOR));
            dao.moveCheck(delivery.id(), delivery.checkDueAt(),
                    isAskedAgain ? tx.now().plus(CHECK_AGAIN_AFTER) : null);
            mailed(tx, delivery, Objects.requireNonNull(delivery.vendorId()));
            if (outcome != DeliveryOutcome.UNKNOWN && dao.settled(delivery.id(), outcome)) {
                Events.record(tx, outcome.event(), delivery.id(),
                        Map.of("subjectType", delivery.subjectType(), "subjectId", delivery.subjectId(), "template",
                                delivery.template(), "memberId", delivery.requiredMemberId()));
            }
            listener(delivery).answered(tx, delivery, outcome);
        });
    }

    @Override
    public String workflowType() {
        return WORKFLOW_TYPE;
    }

    @Override
    public Class<DeliveryStep> steps() {
        return DeliveryStep.class;
    }

    @Override
    public List<Subject> subjects(Tx tx, List<UUID> ids) {
        return tx.dao(DeliveryDao::new).subjects(ids);
    }

    @Override
    public void skip(Tx tx, UUID id, DeliveryStep step, String target) {
        tx.dao(DeliveryDao::new).skipCheck(id);
    }

    @Override
    public void abort(Tx tx, UUID id) {
        tx.dao(DeliveryDao::new).skipCheck(id);
    }

    @Override
    public void signalAttended(Tx tx, UUID id) {
        Outbox.signal(tx, ATTENDED, id, "The outcome of a mail");
    }

    private void mailed(Tx tx, Delivery delivery, String vendorId) {
        if (sent(tx, delivery.id(), vendorId)) {
            tx.afterCommit(() -> Metrics.counter("mails_sent", "template", delivery.template()).increment());
            mailed(tx, listener(delivery), delivery);
        }
    }

    private static <K extends Enum<K> & MailKind> void mailed(Tx tx, DeliveryListener<K> listener, Delivery delivery) {
        listener.mailed(tx, delivery, delivery.kind(listener.mailKinds()));
    }

    private DeliveryListener<?> listener(Delivery delivery) {
        return Optional.ofNullable(listeners.get(delivery.subjectType())).orElseThrow(
                () -> new IllegalStateException("No feature is wired for mails of " + delivery.subjectType()));
    }
}
