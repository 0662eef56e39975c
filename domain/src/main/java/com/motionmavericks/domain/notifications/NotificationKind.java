package com.motionmavericks.domain.notifications;

import java.util.Optional;

/// What a project's people hear of, in the groups in which they choose how.
enum NotificationKind {
    APPROVALS,
    ASSETS,
    TASKS,
    COMMENTS;

    /// The kind of an event, if it is one that people hear of.
    static Optional<NotificationKind> of(String eventType) {
        return switch (eventType) {
            case "approval.requested", "approval.decided", "approval.overdue", "approval.withdrawn" ->
                Optional.of(APPROVALS);
            case "asset-version.ready", "asset-version.failed" -> Optional.of(ASSETS);
            case "task.created", "task.changed", "task.moved" -> Optional.of(TASKS);
            case "comment.created" -> Optional.of(COMMENTS);
            default -> Optional.empty();
        };
    }
}
