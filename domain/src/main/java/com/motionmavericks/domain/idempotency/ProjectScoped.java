package com.motionmavericks.domain.idempotency;

import java.util.UUID;

/// An answer that belongs to a project. It is replayed only to callers who still see the project.
public interface ProjectScoped {
    UUID projectId();
}
