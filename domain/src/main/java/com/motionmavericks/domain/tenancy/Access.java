package com.motionmavericks.domain.tenancy;

import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import java.util.Set;
import java.util.stream.Collectors;

/// Which roles may run a use case. Row-level security decides what they see of it.
public enum Access {
    ADMIN(Role.ADMIN),
    ADMIN_AND_AGENCY(Role.ADMIN, Role.AGENCY),
    MEMBERS(Role.ADMIN, Role.AGENCY, Role.GUEST);

    // Set.of is immutable.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Role> roles;

    Access(Role... roles) {
        this.roles = Set.of(roles);
    }

    public boolean allows(Role role) {
        return roles.contains(role);
    }

    /// @throws Refused with [Refusal#NOT_ALLOWED]
    void require(Role role) {
        if (!allows(role)) {
            throw new Refused(Refusal.NOT_ALLOWED, "This needs the role "
                    + roles.stream().sorted().map(Role::name).collect(Collectors.joining(" or ")) + "; yours is " + role
                    + ".");
        }
    }
}
