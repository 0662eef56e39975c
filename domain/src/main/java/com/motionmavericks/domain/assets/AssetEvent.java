package com.motionmavericks.domain.assets;

import com.motionmavericks.domain.events.EventType;

/// The events of an asset.
public enum AssetEvent implements EventType {
    CREATED;

    @Override
    public String subjectType() {
        return "asset";
    }
}
