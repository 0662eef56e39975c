package com.motionmavericks.domain.identity;

import java.util.UUID;

/// The command to remove a member from the studio.
///
/// @param version that the caller saw
public record RemoveMember(UUID id, long version) {}
