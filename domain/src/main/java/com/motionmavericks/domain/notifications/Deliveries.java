package com.motionmavericks.domain.notifications;

import com.motionmavericks.domain.Json;
import com.motionmavericks.domain.paging.Cursors;
import com.motionmavericks.domain.paging.Page;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The ledger of messages: each is written before its vendor is called, and marked when the vendor took it.
public final class Deliveries {
    private final TenantDatabase db;
    private final Cursors cursors;

    public Deliveries(TenantDatabase db, Cursors cursors) {
        this.db = db;
        this.cursors = cursors;
    }

    /// The messages of the studio, newest first, for ADMIN.
    public Page<Delivery> list(Principal principal, PageRequest request) {
        principal.require(Role.ADMIN);
        return cursors.newestFirst(principal, "deliveries", request, Delivery::id,
                (after, limit) -> db.read(principal, tx -> tx.dao(DeliveryDao.class).list(after, limit)));
    }

    /// The mail of this template to this member, for this generation of the subject; made if it is not there yet.
    ///
    /// @param data what the template shows, frozen at the first call; no name and no address
    public static Delivery prepare(Tx tx, UUID memberId, UUID subjectId, int generation, String template,
            Record data) {
        return prepare(tx, Channel.MAIL, memberId, subjectId, generation, template, data);
    }

    /// The message of this template to the studio's Slack; made if it is not there yet.
    static Delivery prepareForSlack(Tx tx, UUID subjectId, String template, Record data) {
        return prepare(tx, Channel.SLACK, null, subjectId, 1, template, data);
    }

    private static Delivery prepare(Tx tx, Channel channel, @Nullable UUID memberId, UUID subjectId, int generation,
            String template, Record data) {
        var dao = tx.dao(DeliveryDao.class);
        dao.insert(tx.principal().tenantId(), channel, memberId, subjectId, generation, template, Json.write(data),
                tx.now());
        return dao.find(memberId, subjectId, generation, template);
    }

    /// Marks that a vendor is about to be called who neither deduplicates nor can be asked.
    ///
    /// @return false when it may have been called before
    static boolean attempt(Tx tx, UUID id) {
        return tx.dao(DeliveryDao.class).attempt(id, tx.now());
    }

    /// The vendor has not taken it for certain, or somebody wants it sent whatever the vendor has: it may be attempted.
    static void forgetAttempt(Tx tx, UUID subjectId) {
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
