package com.motionmavericks.domain.deliveries;

import static com.motionmavericks.domain.deliveries.DeliverySignal.ATTENDED;
import static com.motionmavericks.domain.deliveries.DeliverySignal.REPORTED;

import com.motionmavericks.domain.Json;
import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.operations.ParkedStepHandler;
import com.motionmavericks.domain.outbox.Outbox;
import com.motionmavericks.domain.paging.Cursors;
import com.motionmavericks.domain.paging.Page;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.steps.deliveries.DeliveryStep;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The ledger of messages: each is written before its vendor is called, and marked when the vendor took it. The mail vendor
/// is asked what became of a mail when it has called about it.
public final class Deliveries implements ParkedStepHandler<DeliveryStep> {
    /// The type of its workflow in Temporal.
    public static final String WORKFLOW_TYPE = "Delivery";
    /// The vendor's answer may lag behind its call.
    private static final Duration CHECK_AGAIN_AFTER = Duration.ofHours(1);
    /// No server tries for longer to deliver a mail.
    private static final Duration CHECKED_FOR = Duration.ofDays(5);

    private final TenantDatabase db;
    private final Cursors cursors;
    private final Map<String, DeliveryListener> features;

    /// @param features that send mails, by the type of their workflow
    public Deliveries(TenantDatabase db, Cursors cursors, Map<String, DeliveryListener> features) {
        this.db = db;
        this.cursors = cursors;
        this.features = Map.copyOf(features);
    }

    /// The messages of the studio, newest first, for ADMIN.
    public Page<Delivery> list(Principal principal, PageRequest request) {
        principal.require(Role.ADMIN);
        return cursors.newestFirst(principal, "deliveries", request, Delivery::id,
                (after, limit) -> db.read(principal, tx -> tx.dao(DeliveryDao.class).list(after, limit)));
    }

    /// The mail of this template to this member, for this generation of the subject; made if it is not there yet. One that was
    /// made by an earlier version of the template stays as it is.
    ///
    /// @param subjectType the type of the workflow that has it sent
    /// @param data what the template shows, frozen at the first call; no name and no address
    public static Delivery prepare(Tx tx, String subjectType, UUID subjectId, int generation, UUID memberId,
            String template, Record data) {
        return prepare(tx, new DeliveryDao.Key(Channel.MAIL, subjectType, subjectId, generation, memberId, template),
                data);
    }

    /// The message of this template to the studio's Slack; made if it is not there yet.
    public static Delivery prepareForSlack(Tx tx, String subjectType, UUID subjectId, String template, Record data) {
        return prepare(tx, new DeliveryDao.Key(Channel.SLACK, subjectType, subjectId, 1, null, template), data);
    }

    private static Delivery prepare(Tx tx, DeliveryDao.Key key, Record data) {
        var dao = tx.dao(DeliveryDao.class);
        return dao.find(key).orElseGet(() -> {
            dao.insert(tx.principal().tenantId(), key, Json.write(data), tx.now());
            return dao.find(key).orElseThrow();
        });
    }

    /// The delivery of a subject's latest generation.
    public static Optional<Delivery> latest(Tx tx, UUID subjectId) {
        return tx.dao(DeliveryDao.class).latest(subjectId);
    }

    /// Marks that a vendor is about to be called who neither deduplicates nor can be asked.
    ///
    /// @return false when it may have been called before
    public static boolean attempt(Tx tx, UUID id) {
        return tx.dao(DeliveryDao.class).attempt(id, tx.now());
    }

    /// The vendor has not taken it for certain, or somebody wants it sent whatever the vendor has: it may be attempted.
    public static void forgetAttempt(Tx tx, UUID subjectId) {
        tx.dao(DeliveryDao.class).forgetAttempt(subjectId);
    }

    /// Notes that the vendor took it.
    ///
    /// @param vendorId the vendor's id of it, of a vendor that gives one
    /// @return whether that is news
    public static boolean sent(Tx tx, UUID id, @Nullable String vendorId) {
        return tx.dao(DeliveryDao.class).sent(id, vendorId, tx.now());
    }

    /// A message about the subject that was sent and of which nothing more is known.
    public static Optional<Delivery> unsettled(Tx tx, UUID subjectId, int generation) {
        return tx.dao(DeliveryDao.class).unsettled(subjectId, generation);
    }

    /// A delivery, if it is one of this tenant.
    public static Optional<Delivery> find(Tx tx, UUID id) {
        return tx.dao(DeliveryDao.class).findById(id);
    }

    /// Notes that the vendor took a letter, whatever has become meanwhile of what it is about.
    public void mailed(OutgoingMail mail, String vendorId) {
        db.asWorker(mail.tenantId(), tx -> {
            mailed(tx, mail.delivery(), vendorId);
        });
    }

    /// The mail vendor has called about a mail of this tenant: it is to be asked, while its answer can change something.
    ///
    /// @param vendorId the vendor's id of the mail. If its answer was lost when it took the mail, we hear the id only now.
    public static void reported(Tx tx, UUID id, String vendorId) {
        if (tx.dao(DeliveryDao.class).reported(id, vendorId, tx.now())) {
            Outbox.signal(tx, REPORTED, id, "The outcome of a mail");
        }
    }

    /// The delivery as its workflow sees it, if it is there.
    public Optional<Delivery> find(UUID tenantId, UUID id) {
        return db.inTenant(Principal.worker(tenantId), tx -> find(tx, id));
    }

    /// Notes what the vendor said of a mail when it was asked: it has it, and what became of it.
    ///
    /// @param delivery as it was when the vendor was asked
    public void answered(UUID tenantId, Delivery delivery, DeliveryOutcome outcome) {
        db.asWorker(tenantId, tx -> {
            var dao = tx.dao(DeliveryDao.class);
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
            feature(delivery).answered(tx, delivery, outcome);
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
    public void skip(Tx tx, UUID id, DeliveryStep step, String target) {
        tx.dao(DeliveryDao.class).skipCheck(id);
    }

    @Override
    public void abort(Tx tx, UUID id) {
        tx.dao(DeliveryDao.class).skipCheck(id);
    }

    @Override
    public void signalAttended(Tx tx, UUID id) {
        Outbox.signal(tx, ATTENDED, id, "The outcome of a mail");
    }

    private void mailed(Tx tx, Delivery delivery, String vendorId) {
        if (sent(tx, delivery.id(), vendorId)) {
            feature(delivery).mailed(tx, delivery);
        }
    }

    private DeliveryListener feature(Delivery delivery) {
        return Optional.ofNullable(features.get(delivery.subjectType())).orElseThrow(
                () -> new IllegalStateException("No feature is wired that mails of " + delivery.subjectType()));
    }
}
