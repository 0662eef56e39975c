package com.motionmavericks.domain.tasks;

import java.util.UUID;

/// The command to delete a comment, as it was seen.
public record DeleteComment(UUID id, long version) {}
