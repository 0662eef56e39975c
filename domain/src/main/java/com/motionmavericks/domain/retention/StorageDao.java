package com.motionmavericks.domain.retention;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Counts the versions of films that Mux stores. Mux bills minutes, and tells no bytes.
record StorageDao(Handle handle) {
    private static final String STORED = """
            select count(*) as versions, coalesce(sum(v.duration_seconds), 0) as seconds from asset_version v
            where v.mux_asset_id is not null and v.status <> 'FAILED'
            """;

    public record Total(long versions, double seconds) {}

    Total total() {
        return handle.createQuery(STORED).mapTo(Total.class).one();
    }

    List<ProjectStorage> list(UUID after, int limit) {
        return handle.createQuery("""
                select p.id as project_id, p.name as project_name, p.archived_at, s.versions, s.seconds
                from project p cross join lateral (
                """ + STORED + """
                  and (v.tenant_id, v.project_id) = (p.tenant_id, p.id)) s
                where p.id < :after order by p.id desc limit :limit
                """).bind("after", after).bind("limit", limit).mapTo(ProjectStorage.class).list();
    }
}
