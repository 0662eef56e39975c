package com.motionmavericks.local.chaos;

import java.util.Optional;

/// The topics of events as the run expects them. Repeats the domain's table, so that a change there shows as a violation.
enum ExpectedTopic {
    APPROVALS,
    ASSETS,
    TASKS,
    COMMENTS;

    static Optional<ExpectedTopic> of(String eventType) {
        return switch (eventType) {
            case "approval.requested", "approval.decided", "approval.overdue", "approval.withdrawn" ->
                Optional.of(APPROVALS);
            case "asset-version.ready", "asset-version.failed" -> Optional.of(ASSETS);
            case "task.created", "task.changed", "task.moved" -> Optional.of(TASKS);
            case "comment.created" -> Optional.of(COMMENTS);
            default -> Optional.empty();
        };
    }

    boolean isForSlack() {
        return this == APPROVALS || this == ASSETS;
    }
}
