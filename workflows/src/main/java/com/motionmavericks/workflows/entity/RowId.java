package com.motionmavericks.workflows.entity;

import java.util.UUID;

/// The row that a workflow looks at: all that it is started with, and all that its history knows of the row.
public record RowId(UUID tenantId, UUID id) {}
