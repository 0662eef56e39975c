package com.motionmavericks.domain.idempotency;

import java.util.UUID;

/// The answer of a command about a project or about something in one.
public interface ProjectScoped {
    UUID projectId();
}
