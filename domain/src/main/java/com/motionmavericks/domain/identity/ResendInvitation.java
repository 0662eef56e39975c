package com.motionmavericks.domain.identity;

import java.util.UUID;

/// The command to send an invitation again, with a new link and the default lifetime.
///
/// @param version the one that the caller saw
public record ResendInvitation(UUID id, long version) {}
