package com.motionmavericks.domain.notifications;

import static com.motionmavericks.domain.notifications.DigestSignal.ATTENDED;

import com.motionmavericks.domain.deliveries.Deliveries;
import com.motionmavericks.domain.deliveries.Delivery;
import com.motionmavericks.domain.deliveries.DeliveryListener;
import com.motionmavericks.domain.deliveries.OutgoingMail;
import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.identity.Member;
import com.motionmavericks.domain.identity.Members;
import com.motionmavericks.domain.notifications.DigestMailData.Line;
import com.motionmavericks.domain.operations.ParkedStepHandler;
import com.motionmavericks.domain.operations.Subject;
import com.motionmavericks.domain.outbox.Outbox;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.steps.notifications.DigestStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// The daily digests of members. A digest claims its items, so that each is in exactly one; an item that commits late is in
/// the next. One workflow serves all members of a studio, under the tenant's id.
public final class Digests implements ParkedStepHandler<DigestStep>, DeliveryListener<DigestMailKind> {
    /// The workflow's type in Temporal.
    public static final String WORKFLOW_TYPE = "Digest";
    /// How many digests one transaction claims, and how many are mailed at the same time.
    private static final int BATCH = 100;

    private final TenantDatabase db;

    public Digests(TenantDatabase db) {
        this.db = db;
    }

    /// Signals the workflow of each studio in which a digest is due.
    ///
    /// @return how many
    public long signalDue(Instant asOf) {
        return db.acrossTenants(handle -> new PreferencesDao(handle).signalDueDigests(asOf));
    }

    /// How long the most overdue digest of all tenants has waited to be made.
    public Duration oldestAge() {
        var now = db.now();
        return db.acrossTenants(handle -> new PreferencesDao(handle).oldestDueDigest(now))
                .map(due -> Duration.between(due, now)).orElse(Duration.ZERO);
    }

    /// The digests of a studio. A studio without any has an empty one.
    public StudioDigests get(UUID tenantId) {
        return db.read(Principal.worker(tenantId), tx -> {
            var dao = tx.dao(DigestDao::new);
            return new StudioDigests(tx.dao(PreferencesDao::new).firstDigestAt().orElse(null), dao.unmailed(BATCH),
                    dao.parked(tenantId));
        });
    }

    /// Makes the digests that are due at an instant, one batch of them, and plans the next one of each member.
    public void claim(UUID tenantId, Instant asOf) {
        db.asWorker(tenantId, asOf, tx -> {
            for (var due : tx.dao(PreferencesDao::new).lockDue(tx.now(), BATCH)) {
                tx.dao(DigestDao::new).claim(tenantId, tx.newId(), due.memberId(), tx.now());
                tx.dao(PreferencesDao::new).scheduleDigest(due.memberId(), due.values().nextDigestAfter(tx.now()));
            }
        });
    }

    /// The mail of a digest, or empty if it is no longer due or the member no longer sees any of its projects.
    public Optional<OutgoingMail<DigestMailKind, DigestMailData>> prepareMail(UUID tenantId, UUID id) {
        return db.inTenant(Principal.worker(tenantId), tx -> {
            var dao = tx.dao(DigestDao::new);
            return dao.find(id).filter(digest -> digest.mailDueAt() != null).flatMap(digest -> {
                var lines = dao.lines(id);
                if (lines.isEmpty()) {
                    dao.mailed(id);
                    Events.record(tx, DigestEvent.SUPPRESSED, id, Map.of("memberId", digest.memberId()));
                }
                return Members.find(tx, digest.memberId()).filter(_ -> !lines.isEmpty()).map(member -> {
                    var delivery = delivery(tx, id, member, lines);
                    return new OutgoingMail<>(tenantId, delivery, delivery.kind(DigestMailKind.class),
                            delivery.data(DigestMailData.class), member.requiredEmail(), member.name(),
                            member.studio().replyTo(), null);
                });
            });
        });
    }

    /// The digest's latest delivery, or a new one if that shows a project which the member no longer sees. An earlier attempt
    /// may have reached the member, who then gets the remaining lines twice.
    private static Delivery delivery(Tx tx, UUID id, Member member, List<Line> lines) {
        var seen = lines.stream().map(Line::projectId).collect(Collectors.toSet());
        var latest = Deliveries.latest(tx, id);
        return latest.filter(delivery -> delivery.data(DigestMailData.class).lines().stream()
                .allMatch(line -> seen.contains(line.projectId())))
                .orElseGet(() -> Deliveries.prepare(tx, WORKFLOW_TYPE, id,
                        latest.map(Delivery::generation).orElse(0) + 1, member.id(), DigestMailKind.DIGEST,
                        new DigestMailData(member.studio().name(), lines)));
    }

    @Override
    public void mailed(Tx tx, Delivery delivery, DigestMailKind kind) {
        tx.dao(DigestDao::new).mailed(delivery.subjectId());
        Events.record(tx, DigestEvent.MAILED, delivery.subjectId(),
                Map.of("deliveryId", delivery.id(), "memberId", delivery.requiredMemberId()));
    }

    @Override
    public String workflowType() {
        return WORKFLOW_TYPE;
    }

    @Override
    public Class<DigestMailKind> mailKinds() {
        return DigestMailKind.class;
    }

    @Override
    public Class<DigestStep> steps() {
        return DigestStep.class;
    }

    @Override
    public List<Subject> subjects(Tx tx, List<UUID> ids) {
        return tx.dao(DigestDao::new).subjects(ids);
    }

    @Override
    public void skip(Tx tx, UUID tenantId, DigestStep step, String target) {
        tx.dao(DigestDao::new).mailed(UUID.fromString(target));
    }

    @Override
    public void abort(Tx tx, UUID tenantId) {
        tx.dao(DigestDao::new).skipMails();
    }

    @Override
    public void signalAttended(Tx tx, UUID tenantId) {
        Outbox.signal(tx, ATTENDED, tenantId, "Digests of a studio");
    }
}
