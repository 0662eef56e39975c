package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.tenancy.Role;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which members a list shows.
///
/// @param prefix of the name or of the address, in any case; absent for all
public record MemberFilter(Set<Role> roles, Set<Member.Status> statuses, @Nullable String prefix) {
    /// @param role absent for all
    /// @param status absent for all
    public static MemberFilter of(@Nullable Role role, Member.@Nullable Status status, @Nullable String prefix) {
        return new MemberFilter(role == null ? EnumSet.allOf(Role.class) : Set.of(role),
                status == null ? EnumSet.allOf(Member.Status.class) : Set.of(status), prefix);
    }
}
