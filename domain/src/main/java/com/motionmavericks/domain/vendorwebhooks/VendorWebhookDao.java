package com.motionmavericks.domain.vendorwebhooks;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface VendorWebhookDao {
    /// @return whether the id is new
    @SqlUpdate("""
            insert into vendor_webhook (tenant_id, vendor, id, type, received_at)
            values (:tenantId, :vendor, :id, :type, :now)
            on conflict do nothing
            """)
    boolean insert(UUID tenantId, String vendor, String id, String type, Instant now);
}
