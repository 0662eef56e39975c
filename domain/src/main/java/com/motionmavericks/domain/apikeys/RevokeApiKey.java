package com.motionmavericks.domain.apikeys;

import java.util.UUID;

/// The command to revoke an API key.
///
/// @param version the one that the caller saw
public record RevokeApiKey(UUID id, long version) {}
