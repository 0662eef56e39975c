package com.motionmavericks.domain.assets;

import com.motionmavericks.domain.idempotency.ProjectScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A film of a project, in one or more versions.
///
/// @param versions newest first
public record Asset(UUID id, UUID projectId, String name, UUID createdBy, Instant createdAt,
        List<AssetVersion> versions) implements ProjectScoped {}
