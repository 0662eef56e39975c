package com.motionmavericks.domain.notifications;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface SlackChannelDao {
    @SqlQuery("select id from notification where slack_due_at is not null order by id limit 1")
    Optional<UUID> next();

    @SqlQuery("select unnest(parked_steps('SlackChannel', :tenantId))")
    List<String> parked(UUID tenantId);

    @SqlUpdate("update notification set slack_due_at = null where slack_due_at is not null")
    void skipMessages();
}
