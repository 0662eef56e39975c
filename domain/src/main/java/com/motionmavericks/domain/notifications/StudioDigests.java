package com.motionmavericks.domain.notifications;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The digests of a studio, as their workflow sees them.
///
/// @param claimDueAt when the next member's digest is due, absent where nobody has one
/// @param unmailed the digests that are to be mailed
/// @param parked the steps that the workflow has given up on for now, as `step/target`
public record StudioDigests(@Nullable Instant claimDueAt, List<UUID> unmailed, List<String> parked) {}
