package com.motionmavericks.domain.projects;

import java.util.UUID;

/// The command to close a project, as it was seen.
public record ArchiveProject(UUID id, long version) {}
