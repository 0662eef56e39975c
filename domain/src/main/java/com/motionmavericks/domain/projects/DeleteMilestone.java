package com.motionmavericks.domain.projects;

import java.util.UUID;

/// The command to delete a milestone.
///
/// @param version that the caller saw
public record DeleteMilestone(UUID id, long version) {}
