package com.motionmavericks.activities.notifications;

import com.motionmavericks.domain.approvals.ApprovalEvent;
import com.motionmavericks.domain.assets.AssetVersionEvent;
import com.motionmavericks.domain.events.EventType;
import com.motionmavericks.domain.events.Topic;
import com.motionmavericks.domain.notifications.EventSummary;
import com.motionmavericks.domain.tasks.CommentEvent;
import com.motionmavericks.domain.tasks.TaskEvent;
import java.util.Map;
import java.util.Optional;

/// The words for the events that people are notified of, and the links to their subjects.
public final class EventTexts {
    /// @param often follows a number
    private record Text(Topic topic, String once, String often) {}

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

    /// A sentence without its full stop.
    ///
    /// @param eventType its wire name
    /// @param count how many such events there are
    public static String sentence(String eventType, int count) {
        var text = text(eventType);
        return count == 1 ? text.once() : count + " " + text.often();
    }

    /// The path of the event's subject in the web application.
    static String path(EventSummary event) {
        return switch (text(event.type()).topic()) {
            case APPROVALS -> "/approvals/" + event.linkId();
            case ASSETS -> "/assets/" + event.linkId();
            case TASKS, COMMENTS -> "/tasks/" + event.linkId();
        };
    }

    /// The path to which links led before.
    static String apiPath(EventSummary event) {
        return switch (text(event.type()).topic()) {
            case APPROVALS -> "/v1/approvals/" + event.subjectId();
            case ASSETS -> "/v1/asset-versions/" + event.subjectId();
            case TASKS -> "/v1/tasks/" + event.subjectId();
            case COMMENTS -> "/v1/projects/" + event.projectId() + "/events";
        };
    }

    private static Text text(String eventType) {
        return Optional.ofNullable(TEXTS.get(eventType))
                .orElseThrow(() -> new IllegalStateException("No text for the event " + eventType));
    }

    private static Map.Entry<String, Text> text(EventType type, String once, String often) {
        return Map.entry(type.wireName(), new Text(type.topic().orElseThrow(), once, often));
    }
}
