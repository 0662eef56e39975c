package com.motionmavericks.local.bench;

/// The requests of a client of the API.
record ApiRequests(Rows rows, ClerkSessions sessions) implements Requests {

    @Override
    public Request next(RequestKind kind) {
        return switch (kind) {
            case MOVE_TASK -> {
                var task = rows.unmovedTask();
                yield Request.command("/v1/tasks/" + task.id() + "/move", token(task), "If-Match: \"1\"\r\n",
                        "{\"column\":\"DOING\"}");
            }
            case DECIDE -> {
                var approval = rows.undecidedApproval();
                yield Request.command("/v1/approvals/" + approval.id() + "/decisions", token(approval), "",
                        "{\"decision\":\"APPROVED\"}");
            }
            default -> about(kind, rows.task());
        };
    }

    private Request about(RequestKind kind, Row task) {
        var project = "/v1/projects/" + task.project();
        return switch (kind) {
            case ONE_TASK -> Request.get("/v1/tasks/" + task.id(), token(task));
            case PAGE_OF_50 -> Request.get(project + "/tasks?column=TODO&limit=50", token(task));
            case FEED_OF_50 -> Request.get(project + "/events?limit=50", token(task));
            case ME -> Request.get("/v1/me", token(task));
            case BOARD -> Request.get(project + "/tasks?limit=100", token(task));
            case CREATE_TASK -> Request.command(project + "/tasks", token(task), "",
                    "{\"title\":\"Grade the second shot\"}");
            case MOVE_TASK, DECIDE -> throw new IllegalArgumentException(kind + " needs a row of its own");
        };
    }

    private String token(Row row) {
        return sessions.token(row.organization());
    }
}
