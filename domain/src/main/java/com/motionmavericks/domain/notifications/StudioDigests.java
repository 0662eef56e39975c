package com.motionmavericks.domain.notifications;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The digests of a studio, as their workflow sees them.
///
/// @param claimDueAt when the next digest is due; absent when no member has one
/// @param unmailed the digests that are not mailed yet
/// @param parked the steps that their workflow has parked, as `step/target`
public record StudioDigests(@Nullable Instant claimDueAt, List<UUID> unmailed, List<String> parked) {}
