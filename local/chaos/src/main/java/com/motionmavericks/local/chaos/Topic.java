package com.motionmavericks.local.chaos;

import java.util.Optional;

/// What people hear of, in the groups in which they choose how; said here once more, so that a change there is noticed.
enum Topic {
    APPROVALS,
    ASSETS,
    TASKS,
    COMMENTS;

    static Optional<Topic> of(String eventType) {
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
