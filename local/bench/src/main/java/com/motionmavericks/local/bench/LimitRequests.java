package com.motionmavericks.local.bench;

import java.util.UUID;

/// The requests to the limit: the name of a script and its parameters.
record LimitRequests(Rows rows) implements Requests {

    @Override
    public Request next(RequestKind kind) {
        var row = switch (kind) {
            case MOVE_TASK -> rows.unmovedTask();
            case DECIDE -> rows.undecidedApproval();
            default -> rows.task();
        };
        return of("/limit/" + kind.id(), row);
    }

    /// @param script path of the script
    static Request of(String script, Row row) {
        var path = script + "?tenant=" + row.tenant() + "&organization=" + row.organization() + "&admin=" + row.admin()
                + "&project="
                + row.project() + "&id=" + row.id() + "&task=" + row.id() + "&approval=" + row.id() + "&key="
                + UUID.randomUUID();
        return Request.get(path, "none");
    }
}
