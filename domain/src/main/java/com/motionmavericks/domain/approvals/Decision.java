package com.motionmavericks.domain.approvals;

/// The decision of a reviewer.
public enum Decision {
    APPROVED,
    CHANGES_REQUESTED
}
