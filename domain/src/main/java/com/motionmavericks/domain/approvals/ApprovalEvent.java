package com.motionmavericks.domain.approvals;

import com.motionmavericks.domain.events.EventType;
import com.motionmavericks.domain.events.Topic;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What happens to an approval.
public enum ApprovalEvent implements EventType {
    REQUESTED(Topic.APPROVALS),
    REVIEWER_ASKED,
    REMINDED,
    REVIEWER_REMINDED,
    DECIDED(Topic.APPROVALS),
    APPROVED,
    CHANGES_REQUESTED,
    OUTCOME_NOTIFIED,
    OVERDUE(Topic.APPROVALS),
    OVERDUE_NOTIFIED,
    REVIEWER_LEFT,
    DEPARTURE_NOTIFIED,
    WITHDRAWN(Topic.APPROVALS);

    private final @Nullable Topic topic;

    ApprovalEvent() {
        this(null);
    }

    ApprovalEvent(@Nullable Topic topic) {
        this.topic = topic;
    }

    @Override
    public String subjectType() {
        return "approval";
    }

    @Override
    public Optional<Topic> topic() {
        return Optional.ofNullable(topic);
    }
}
