package com.motionmavericks.domain.sharelinks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The rows of the accesses to share links.
record ShareLinkAccessDao(Handle handle) {
    private static final Duration PAUSE = Duration.ofMinutes(1);
    /// The accesses that a studio no longer keeps.
    private static final String OLD = """
            from share_link_access a
              left join project_retention o on (o.tenant_id, o.project_id) = (a.tenant_id, a.project_id)
            where a.at <= cast(:now as timestamptz) - coalesce(o.share_access_days, (select share_access_days from retention))
              * interval '24 hours'
            """;

    /// Whether an access was recorded in the last minute. Then none is recorded.
    boolean isRecorded(UUID shareLinkId, Instant now) {
        return handle.createQuery("""
                select coalesce((select at > :since from share_link_access where share_link_id = :shareLinkId
                  order by id desc limit 1), false)
                """).bind("shareLinkId", shareLinkId).bind("since", now.minus(PAUSE)).mapTo(boolean.class).one();
    }

    void insert(ShareLink link, Instant now, @Nullable String device) {
        handle.createUpdate("""
                insert into share_link_access (tenant_id, project_id, share_link_id, at, device)
                values (:tenantId, :projectId, :id, :now, :device)
                """).bindMethods(link).bind("now", now).bind("device", device).execute();
    }

    List<ShareLinkAccess> list(UUID shareLinkId, UUID after, int limit) {
        return handle.createQuery("""
                select id, at, device from share_link_access
                where share_link_id = :shareLinkId and id < :after order by id desc limit :limit
                """).bind("shareLinkId", shareLinkId).bind("after", after).bind("limit", limit)
                .mapTo(ShareLinkAccess.class).list();
    }

    long countOld(Instant now) {
        return handle.createQuery("select count(*) " + OLD).bind("now", now).mapTo(long.class).one();
    }

    int deleteOld(Instant now, int limit) {
        return handle.createUpdate("""
                delete from share_link_access where id in (select a.id\s""" + OLD + "order by a.at limit :limit)")
                .bind("now", now).bind("limit", limit).execute();
    }
}
