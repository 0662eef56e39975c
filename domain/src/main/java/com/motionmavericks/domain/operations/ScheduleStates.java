package com.motionmavericks.domain.operations;

import com.motionmavericks.domain.tenancy.Access;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import java.util.List;

/// What operators see of the Temporal Schedules. The worker notes it, because the API has no connection to Temporal.
public final class ScheduleStates {
    private final TenantDatabase db;

    public ScheduleStates(TenantDatabase db) {
        this.db = db;
    }

    /// The Schedules of the installation by id, for ADMIN.
    public List<ScheduleState> list(Credential caller) {
        return db.read(caller, Access.ADMIN, tx -> tx.dao(ScheduleDao::new).list());
    }

    /// Notes all Schedules. Others are forgotten.
    public void note(List<ScheduleState> states) {
        db.acrossTenants(handle -> {
            var dao = new ScheduleDao(handle);
            states.forEach(dao::put);
            dao.deleteOthers(states.stream().map(ScheduleState::id).toList());
            return true;
        });
    }
}
