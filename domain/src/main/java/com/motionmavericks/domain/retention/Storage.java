package com.motionmavericks.domain.retention;

import com.motionmavericks.domain.paging.Cursors;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.tenancy.Access;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.TenantDatabase;

/// How much Mux stores.
public final class Storage {
    private final TenantDatabase db;
    private final Cursors cursors;

    public Storage(TenantDatabase db, Cursors cursors) {
        this.db = db;
        this.cursors = cursors;
    }

    /// By project, for ADMIN.
    public StudioStorage get(Credential caller, PageRequest request) {
        return db.read(caller, Access.ADMIN, tx -> {
            var dao = tx.dao(StorageDao::new);
            var total = dao.total();
            return new StudioStorage(cursors.newestFirst(tx, "storage", request, ProjectStorage::projectId, dao::list),
                    total.versions(), total.seconds());
        });
    }
}
