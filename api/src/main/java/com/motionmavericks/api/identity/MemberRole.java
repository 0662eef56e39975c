package com.motionmavericks.api.identity;

import com.motionmavericks.domain.tenancy.Role;

/// The roles that a member may have.
enum MemberRole {
    ADMIN,
    AGENCY,
    GUEST;

    Role toRole() {
        return Role.valueOf(name());
    }
}
