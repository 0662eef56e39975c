package com.motionmavericks.domain.tasks;

import com.motionmavericks.domain.events.EventType;
import com.motionmavericks.domain.events.Topic;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The event types of tasks.
public enum TaskEvent implements EventType {
    CREATED(Topic.TASKS),
    CHANGED(Topic.TASKS),
    MOVED(Topic.TASKS),
    DELETED;

    private final @Nullable Topic topic;

    TaskEvent() {
        this(null);
    }

    TaskEvent(@Nullable Topic topic) {
        this.topic = topic;
    }

    @Override
    public String subjectType() {
        return "task";
    }

    @Override
    public Optional<Topic> topic() {
        return Optional.ofNullable(topic);
    }
}
