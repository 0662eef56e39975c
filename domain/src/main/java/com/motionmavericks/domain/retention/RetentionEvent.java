package com.motionmavericks.domain.retention;

import com.motionmavericks.domain.events.EventType;

/// What a round of a studio has done. A film has events of its own.
public enum RetentionEvent implements EventType {
    ROWS_DELETED;

    @Override
    public String subjectType() {
        return "retention";
    }
}
