package com.motionmavericks.api.identity;

import com.motionmavericks.domain.identity.InviteMember;
import com.motionmavericks.domain.tenancy.Role;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The body of `POST /v1/invitations`.
record CreateInvitationRequest(@NotBlank @Size(max = 254) @Email(regexp = ".+@.+\\..+") String email,
        @NotBlank @Size(max = 200) String name, @NotNull InvitedRole role, @Nullable Instant expiresAt) {

    /// The roles that one can be invited as.
    enum InvitedRole {
        ADMIN,
        AGENCY,
        GUEST
    }

    InviteMember toCommand() {
        return new InviteMember(email, name, Role.valueOf(role.name()), expiresAt);
    }
}
