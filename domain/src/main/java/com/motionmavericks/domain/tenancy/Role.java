package com.motionmavericks.domain.tenancy;

/// The role of a principal in a tenant.
public enum Role {
    /// The studio's own staff: access to everything in their tenant.
    ADMIN,
    /// An agency that the studio works with: access to the projects it was added to.
    AGENCY,
    /// A client's reviewer: access to the projects they were added to.
    GUEST,
    /// No member: the worker, a command, a vendor or the holder of a token.
    SYSTEM
}
