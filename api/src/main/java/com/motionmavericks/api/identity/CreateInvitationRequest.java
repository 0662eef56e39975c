package com.motionmavericks.api.identity;

import com.motionmavericks.api.http.ValidText;
import com.motionmavericks.domain.identity.InviteMember;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.text.EmailAddress;
import com.motionmavericks.domain.text.PersonName;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The body of `POST /v1/invitations`.
record CreateInvitationRequest(@NotNull @ValidText(EmailAddress.class) String email,
        @NotNull @ValidText(PersonName.class) String name, @NotNull InvitedRole role, @Nullable Instant expiresAt) {

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
