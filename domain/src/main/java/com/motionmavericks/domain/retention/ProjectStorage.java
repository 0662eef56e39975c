package com.motionmavericks.domain.retention;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What Mux stores of a project.
///
/// @param archivedAt since when the project is archived; absent while it is open
public record ProjectStorage(UUID projectId, String projectName, @Nullable Instant archivedAt, long versions,
        double seconds) {}
