package com.motionmavericks.domain.approvals;

/// How many reviewers must approve.
public enum Policy {
    /// The first decision decides.
    ANY,
    /// All of them. The first one who requests changes decides.
    ALL,
    /// A number of them. As soon as too few are left to reach it, changes are requested.
    QUORUM
}
