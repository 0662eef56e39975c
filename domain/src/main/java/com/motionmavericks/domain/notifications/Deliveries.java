package com.motionmavericks.domain.notifications;

import com.motionmavericks.domain.Json;
import com.motionmavericks.domain.tenancy.Tx;
import java.util.Optional;
import java.util.UUID;

/// The ledger of messages: each is written before its vendor is called, and marked when the vendor took it.
public final class Deliveries {
    private Deliveries() {}

    /// The delivery of this template to this member, for this generation of the subject; made if it is not there yet.
    ///
    /// @param data what the template shows, frozen at the first call; no name and no address
    public static Delivery prepare(Tx tx, UUID memberId, UUID subjectId, int generation, String template,
            Record data) {
        var dao = tx.dao(DeliveryDao.class);
        dao.insert(tx.principal().tenantId(), memberId, subjectId, generation, template, Json.write(data), tx.now());
        return dao.find(memberId, subjectId, generation, template);
    }

    /// Notes that the vendor took it.
    ///
    /// @return whether that is news
    public static boolean sent(Tx tx, UUID id, String vendorId) {
        return tx.dao(DeliveryDao.class).sent(id, vendorId, tx.now());
    }

    /// A message about the subject that was sent and of which nothing more is known.
    public static Optional<Delivery> unsettled(Tx tx, UUID subjectId, int generation) {
        return tx.dao(DeliveryDao.class).unsettled(subjectId, generation);
    }

    /// Notes what became of it.
    ///
    /// @return whether that is news
    public static boolean settled(Tx tx, UUID id, DeliveryOutcome outcome) {
        return outcome != DeliveryOutcome.UNKNOWN && tx.dao(DeliveryDao.class).settled(id, outcome);
    }

    /// What a delivery is about, if it is one of this tenant.
    public static Optional<Delivery> find(Tx tx, UUID id) {
        return tx.dao(DeliveryDao.class).findById(id);
    }
}
