package com.motionmavericks.domain.approvals;

/// How many reviewers must approve.
public enum Policy {
    /// The first decision decides.
    ANY,
    /// All of them; the first who wants changes decides.
    ALL,
    /// A number of them; as soon as they cannot be reached any more, changes are wanted.
    QUORUM
}
