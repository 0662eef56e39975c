package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.events.EventType;

/// What happens to a user of Clerk.
public enum ClerkUserEvent implements EventType {
    /// A member was linked to the user.
    LINKED,
    /// The linked member got another name or address.
    CHANGED,
    /// Clerk no longer has the user, and the linked member was removed.
    GONE,
    /// Clerk no longer has the user, but the linked member is the studio's last ADMIN, and stays.
    KEPT;

    @Override
    public String subjectType() {
        return "clerk-user";
    }
}
