package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.tenancy.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the mails about an invitation show of it.
///
/// @param studio the tenant's name
/// @param projects the names of its projects; absent in the first version of the templates, like the status
public record InvitationMailData(String studio, Role role, Instant expiresAt, @Nullable List<String> projects,
        Invitation.@Nullable Status status) {}
