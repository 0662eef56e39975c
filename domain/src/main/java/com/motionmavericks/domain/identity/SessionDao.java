package com.motionmavericks.domain.identity;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface SessionDao {
    @SqlUpdate("insert into session (tenant_id, id, member_id, created_at) values (:tenantId, :id, :memberId, :now)")
    void insert(UUID tenantId, UUID id, UUID memberId, Instant now);
}
