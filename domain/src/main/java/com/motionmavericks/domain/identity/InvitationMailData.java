package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.tenancy.Role;
import java.time.Instant;

/// What the mails about an invitation show.
///
/// @param studio the tenant's name
public record InvitationMailData(String studio, Role role, Instant expiresAt) {}
