package com.motionmavericks.domain.tenancy;

/// What somebody is in a tenant.
public enum Role {
    /// The studio's own staff: everything inside their tenant.
    ADMIN,
    /// An agency that the studio works with: only the projects it was put on.
    AGENCY,
    /// A client's reviewer: only the projects they were put on.
    GUEST,
    /// Ourselves: a worker that acts in a tenant, or a request that only a token has let in.
    SYSTEM
}
