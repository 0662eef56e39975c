package com.motionmavericks.domain.assets;

import java.util.UUID;

/// The command to add a film to a project.
public record CreateAsset(UUID projectId, String name) {}
