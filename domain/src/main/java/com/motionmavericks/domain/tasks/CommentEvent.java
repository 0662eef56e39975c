package com.motionmavericks.domain.tasks;

import com.motionmavericks.domain.events.EventType;
import com.motionmavericks.domain.events.Topic;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The event types of comments.
public enum CommentEvent implements EventType {
    CREATED(Topic.COMMENTS),
    EDITED,
    DELETED;

    private final @Nullable Topic topic;

    CommentEvent() {
        this(null);
    }

    CommentEvent(@Nullable Topic topic) {
        this.topic = topic;
    }

    @Override
    public String subjectType() {
        return "comment";
    }

    @Override
    public Optional<Topic> topic() {
        return Optional.ofNullable(topic);
    }
}
