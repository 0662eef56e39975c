package com.motionmavericks.domain.assets;

import com.motionmavericks.domain.events.EventType;
import com.motionmavericks.domain.events.Topic;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The events of a version of an asset.
public enum AssetVersionEvent implements EventType {
    CREATED,
    UPLOAD_OPENED,
    PROCESSING,
    READY(Topic.ASSETS),
    FAILED(Topic.ASSETS),
    ABANDONED,
    TRASHED,
    RESTORED,
    DELETION_DUE,
    DELETED;

    private final @Nullable Topic topic;

    AssetVersionEvent() {
        this(null);
    }

    AssetVersionEvent(@Nullable Topic topic) {
        this.topic = topic;
    }

    @Override
    public String subjectType() {
        return "asset-version";
    }

    @Override
    public Optional<Topic> topic() {
        return Optional.ofNullable(topic);
    }
}
