package com.motionmavericks.domain.sharelinks;

import com.motionmavericks.domain.events.EventType;

/// What happens to a share link.
public enum ShareLinkEvent implements EventType {
    CREATED,
    EXTENDED,
    WARNED,
    EXPIRED,
    /// After many wrong passwords.
    LOCKED,
    LOCKOUT_MAILED,
    UNLOCKED,
    REVOKED;

    @Override
    public String subjectType() {
        return "share-link";
    }
}
