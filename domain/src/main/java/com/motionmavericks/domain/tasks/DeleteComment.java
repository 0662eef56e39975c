package com.motionmavericks.domain.tasks;

import java.util.UUID;

/// The command to delete a comment.
///
/// @param version that the caller saw
public record DeleteComment(UUID id, long version) {}
