package com.motionmavericks.domain.identity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The command to end sessions of the caller.
///
/// @param id null for all of them
record EndSession(@Nullable UUID id) {}
