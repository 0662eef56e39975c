package com.motionmavericks.domain.notifications;

import static com.motionmavericks.domain.notifications.DigestSignal.ATTENDED;

import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.identity.Members;
import com.motionmavericks.domain.operations.Operable;
import com.motionmavericks.domain.outbox.Outbox;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What members hear of once a day. A digest claims its items, so each is in one; what commits late is in the next.
/// The workflow is the studio's: one for all its members, under the tenant's id.
public final class Digests implements Operable {
    /// The type of its workflow in Temporal.
    public static final String WORKFLOW_TYPE = "Digest";
    private static final String TEMPLATE = "digest/1";
    /// Members whose digests are claimed in one transaction, and digests that are mailed side by side.
    private static final int BATCH = 100;

    private final TenantDatabase db;

    public Digests(TenantDatabase db) {
        this.db = db;
    }

    /// Tells the workflow of each studio that has a member whose digest is due.
    ///
    /// @return how many
    public long signalDue(Instant asOf) {
        return db.acrossTenants(handle -> handle.attach(PreferencesDao.class).signalDueDigests(asOf));
    }

    public StudioDigests look(UUID tenantId) {
        return db.read(Principal.worker(tenantId), tx -> {
            var dao = tx.dao(DigestDao.class);
            return new StudioDigests(tx.dao(PreferencesDao.class).firstDigestAt().orElse(null), dao.unmailed(BATCH),
                    dao.parked(tenantId));
        });
    }

    /// Makes the digests that are due at an instant, for so many members at most, and says when their next ones are.
    public void claim(UUID tenantId, Instant asOf) {
        db.inTenant(Principal.worker(tenantId), asOf, tx -> {
            for (var due : tx.dao(PreferencesDao.class).lockDue(tx.now(), BATCH)) {
                tx.dao(DigestDao.class).claim(tenantId, tx.newId(), due.memberId(), tx.now());
                tx.dao(PreferencesDao.class).scheduleDigest(due.memberId(), due.wishes().nextDigestAfter(tx.now()));
            }
            return null;
        });
    }

    /// What is to be mailed now: empty when nobody wants it any more.
    public Optional<Letter> letter(UUID tenantId, UUID id) {
        return db.inTenant(Principal.worker(tenantId), tx -> {
            var dao = tx.dao(DigestDao.class);
            return dao.find(id).filter(digest -> digest.mailDueAt() != null)
                    .flatMap(digest -> Members.find(tx, digest.memberId()))
                    .map(member -> new Letter(tenantId,
                            Deliveries.prepare(tx, member.id(), id, 1, TEMPLATE,
                                    new DigestLetter(member.studio(), dao.lines(id))),
                            member.email(), member.name(), null));
        });
    }

    /// Notes that the vendor took a letter.
    public void mailed(Letter letter, String vendorId) {
        var delivery = letter.delivery();
        db.inTenant(Principal.worker(letter.tenantId()), tx -> {
            if (Deliveries.sent(tx, delivery.id(), vendorId)) {
                tx.dao(DigestDao.class).mailed(delivery.subjectId());
                Events.record(tx, "digest.mailed", delivery.subjectId(),
                        Map.of("deliveryId", delivery.id(), "memberId", delivery.requiredMemberId()));
            }
            return null;
        });
    }

    @Override
    public void skip(Tx tx, UUID tenantId, String step, String target) {
        if (!step.equals("Mail the digest")) {
            throw new IllegalStateException("Digests have no step '" + step + "'");
        }
        tx.dao(DigestDao.class).mailed(UUID.fromString(target));
    }

    @Override
    public void abort(Tx tx, UUID tenantId) {
        tx.dao(DigestDao.class).mailed(null);
    }

    @Override
    public void signalAttended(Tx tx, UUID tenantId) {
        Outbox.signal(tx, ATTENDED, tenantId, "Digests of a studio");
    }
}
