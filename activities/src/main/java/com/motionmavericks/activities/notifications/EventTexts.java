package com.motionmavericks.activities.notifications;

import com.motionmavericks.domain.notifications.EventSummary;
import java.net.URI;

/// What an event is in people's words, and where to look at it.
final class EventTexts {
    private EventTexts() {}

    /// A sentence without an end.
    ///
    /// @param count how often it has happened
    static String sentence(String eventType, int count) {
        return switch (eventType) {
            case "approval.requested" -> counted(count, "An approval was asked for", "approvals were asked for");
            case "approval.decided" -> counted(count, "A reviewer has decided", "decisions of reviewers");
            case "approval.overdue" -> counted(count, "An approval is overdue", "approvals are overdue");
            case "approval.withdrawn" -> counted(count, "An approval was taken back", "approvals were taken back");
            case "asset-version.ready" ->
                counted(count, "A film is ready to be watched", "films are ready to be watched");
            case "asset-version.failed" -> counted(count, "A film could not be read", "films could not be read");
            case "task.created" -> counted(count, "A task was added", "tasks were added");
            case "task.changed" -> counted(count, "A task was changed", "changes of tasks");
            case "task.moved" -> counted(count, "A task was moved", "moves of tasks");
            case "comment.created" -> counted(count, "Somebody has commented", "comments");
            default -> throw new IllegalStateException("Nobody hears of " + eventType);
        };
    }

    /// Where one looks at it.
    static URI link(URI publicUrl, EventSummary happening) {
        return publicUrl.resolve(switch (happening.type().split("\\.", 2)[0]) {
            case "approval" -> "/v1/approvals/" + happening.subjectId();
            case "asset-version" -> "/v1/asset-versions/" + happening.subjectId();
            case "task" -> "/v1/tasks/" + happening.subjectId();
            default -> "/v1/projects/" + happening.projectId() + "/events";
        });
    }

    private static String counted(int count, String once, String often) {
        return count == 1 ? once : count + " " + often;
    }
}
