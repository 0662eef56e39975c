package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.events.EventType;

/// What happens to a member.
public enum MemberEvent implements EventType {
    /// An ADMIN changed the role, or the member their own name or locale.
    CHANGED,
    /// An ADMIN removed the member.
    REMOVED,
    /// The member left by themselves.
    LEFT,
    /// An ADMIN asked to erase the personal data of a removed member. Name and address are gone.
    ERASURE_REQUESTED,
    /// The erasure is complete.
    PERSONAL_DATA_ERASED;

    @Override
    public String subjectType() {
        return "member";
    }
}
