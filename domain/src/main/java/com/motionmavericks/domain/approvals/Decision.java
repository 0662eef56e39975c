package com.motionmavericks.domain.approvals;

/// What a reviewer says.
public enum Decision {
    APPROVED,
    CHANGES_REQUESTED
}
