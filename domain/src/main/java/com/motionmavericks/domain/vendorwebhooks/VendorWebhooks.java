package com.motionmavericks.domain.vendorwebhooks;

import com.motionmavericks.domain.assets.AssetVersion;
import com.motionmavericks.domain.assets.Assets;
import com.motionmavericks.domain.assets.MuxReference;
import com.motionmavericks.domain.deliveries.Deliveries;
import com.motionmavericks.domain.deliveries.Delivery;
import com.motionmavericks.domain.identity.ClerkUsers;
import com.motionmavericks.domain.tenancy.Origin;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// The webhooks of vendors. A webhook is stored and signals the workflow, which then asks the vendor: its content is not
/// trusted. A repeated webhook changes nothing, nor does one about a row that does not exist.
public final class VendorWebhooks {
    private final TenantDatabase db;
    private final Assets assets;
    private final ClerkUsers clerkUsers;

    public VendorWebhooks(TenantDatabase db, Assets assets, ClerkUsers clerkUsers) {
        this.db = db;
        this.assets = assets;
        this.clerkUsers = clerkUsers;
    }

    /// A verified webhook.
    ///
    /// @param id of the webhook, the same for each retry of the vendor
    /// @param type for example `email.bounced`
    public record Webhook(String vendor, String id, String type) {}

    /// Stores a webhook of the mail vendor about a delivery.
    ///
    /// @param vendorId the vendor's id of the mail
    public void mailReported(UUID tenantId, UUID deliveryId, String vendorId, Webhook webhook, Origin origin) {
        store(tenantId, webhook, origin, tx -> Deliveries.find(tx, deliveryId).map(Delivery::id),
                (tx, id) -> Deliveries.reported(tx, id, vendorId));
    }

    /// Stores a webhook of Mux about a version of an asset.
    public void filmReported(MuxReference reference, Webhook webhook, Origin origin) {
        store(reference.tenantId(), webhook, origin,
                tx -> Assets.find(tx, reference.versionId()).map(AssetVersion::id), assets::reported);
    }

    /// Stores a webhook of Clerk about a user, in each studio that the user has come to.
    public void userReported(String clerkUser, Webhook webhook, Origin origin) {
        for (var row : clerkUsers.rowsOf(clerkUser)) {
            store(row.tenantId(), webhook, origin, _ -> Optional.of(row.id()), ClerkUsers::reported);
        }
    }

    private void store(UUID tenantId, Webhook webhook, Origin origin, Function<Tx, Optional<UUID>> find,
            BiConsumer<Tx, UUID> reported) {
        db.inTenant(Principal.vendor(tenantId, origin), tx -> {
            find.apply(tx).filter(_ -> tx.dao(VendorWebhookDao::new).insert(tenantId, webhook.vendor(), webhook.id(),
                    webhook.type(), tx.now())).ifPresent(id -> reported.accept(tx, id));
            return null;
        });
    }
}
