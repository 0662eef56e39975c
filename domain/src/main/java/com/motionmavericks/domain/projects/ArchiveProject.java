package com.motionmavericks.domain.projects;

import java.util.UUID;

/// The command to archive a project.
///
/// @param version the version that the caller read
public record ArchiveProject(UUID id, long version) {}
