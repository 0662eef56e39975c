package com.motionmavericks.domain.vendorwebhooks;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The rows of vendors' webhooks.
record VendorWebhookDao(Handle handle) {
    /// @return whether the id is new
    boolean insert(UUID tenantId, String vendor, String id, String type, Instant now) {
        return handle.createUpdate("""
                insert into vendor_webhook (tenant_id, vendor, id, type, received_at)
                values (:tenantId, :vendor, :id, :type, :now)
                on conflict do nothing
                """)
                .bind("tenantId", tenantId).bind("vendor", vendor).bind("id", id).bind("type", type).bind("now", now)
                .execute() > 0;
    }
}
