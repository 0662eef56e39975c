package com.motionmavericks.domain.tenancy;

import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import java.util.Set;
import java.util.stream.Collectors;

/// Which roles may run a use case. Row-level security decides what they see of it.
public enum Access {
    ADMIN(true, Role.ADMIN),
    /// An ADMIN, but not an API key.
    ADMIN_IN_PERSON(false, Role.ADMIN),
    ADMIN_AND_AGENCY(true, Role.ADMIN, Role.AGENCY),
    MEMBERS(true, Role.ADMIN, Role.AGENCY, Role.GUEST),
    /// Any member, but not an API key.
    MEMBERS_IN_PERSON(false, Role.ADMIN, Role.AGENCY, Role.GUEST);

    private final boolean keysMay;

    // Set.of is immutable.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Role> roles;

    Access(boolean keysMay, Role... roles) {
        this.keysMay = keysMay;
        this.roles = Set.of(roles);
    }

    public boolean allows(Role role) {
        return roles.contains(role);
    }

    /// @throws Refused with [Refusal#NOT_ALLOWED]
    void require(Credential caller, Role role) {
        if (caller instanceof Credential.ApiKey && !keysMay) {
            throw new Refused(Refusal.NOT_ALLOWED, "This needs a person. An API key may not do it.");
        }
        if (!allows(role)) {
            throw new Refused(Refusal.NOT_ALLOWED, "This needs the role "
                    + roles.stream().sorted().map(Role::name).collect(Collectors.joining(" or ")) + "; yours is " + role
                    + ".");
        }
    }
}
