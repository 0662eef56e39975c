package com.motionmavericks.domain.webhooks;

import com.motionmavericks.domain.identity.Invitations;
import com.motionmavericks.domain.notifications.Deliveries;
import com.motionmavericks.domain.tenancy.Origin;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import java.util.UUID;

/// What vendors call us about. The call is not believed: it is kept, and makes the workflow ask the vendor.
public final class VendorWebhooks {
    private final TenantDatabase db;
    private final Invitations invitations;

    public VendorWebhooks(TenantDatabase db, Invitations invitations) {
        this.db = db;
        this.invitations = invitations;
    }

    /// A verified webhook of the mail vendor, about a delivery of ours. A second one of the same id changes nothing.
    ///
    /// @param id the webhook's own id, the same over the vendor's retries
    /// @param type for example `email.bounced`
    public void mailReported(UUID tenantId, UUID deliveryId, String id, String type, Origin origin) {
        db.inTenant(new Principal(tenantId, null, Role.SYSTEM, origin), tx -> {
            var delivery = Deliveries.find(tx, deliveryId);
            if (delivery.isPresent()
                    && tx.dao(VendorWebhookDao.class).insert(tenantId, "resend", id, type, tx.now())) {
                invitations.reported(tx, delivery.get().subjectId());
            }
            return null;
        });
    }
}
