package com.motionmavericks.activities.notifications;

import com.motionmavericks.domain.approvals.ApprovalEvent;
import com.motionmavericks.domain.assets.AssetVersionEvent;
import com.motionmavericks.domain.events.EventType;
import com.motionmavericks.domain.notifications.EventSummary;
import com.motionmavericks.domain.tasks.CommentEvent;
import com.motionmavericks.domain.tasks.TaskEvent;
import java.net.URI;
import java.util.Map;

/// What an event is in people's words, and where to look at it.
public final class EventTexts {
    /// @param often follows a number
    private record Text(String once, String often) {}

    private static final Map<String, Text> TEXTS = Map.ofEntries(
            text(ApprovalEvent.REQUESTED, "An approval was asked for", "approvals were asked for"),
            text(ApprovalEvent.DECIDED, "A reviewer has decided", "decisions of reviewers"),
            text(ApprovalEvent.OVERDUE, "An approval is overdue", "approvals are overdue"),
            text(ApprovalEvent.WITHDRAWN, "An approval was taken back", "approvals were taken back"),
            text(AssetVersionEvent.READY, "A film is ready to be watched", "films are ready to be watched"),
            text(AssetVersionEvent.FAILED, "A film could not be read", "films could not be read"),
            text(TaskEvent.CREATED, "A task was added", "tasks were added"),
            text(TaskEvent.CHANGED, "A task was changed", "changes of tasks"),
            text(TaskEvent.MOVED, "A task was moved", "moves of tasks"),
            text(CommentEvent.CREATED, "Somebody has commented", "comments"));

    private EventTexts() {}

    /// A sentence without an end.
    ///
    /// @param eventType its wire name
    /// @param count how often it has happened
    public static String sentence(String eventType, int count) {
        var text = TEXTS.get(eventType);
        if (text == null) {
            throw new IllegalStateException("Nobody hears of " + eventType);
        }
        return count == 1 ? text.once() : count + " " + text.often();
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

    private static Map.Entry<String, Text> text(EventType type, String once, String often) {
        return Map.entry(type.wireName(), new Text(once, often));
    }
}
