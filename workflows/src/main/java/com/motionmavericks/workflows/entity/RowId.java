package com.motionmavericks.workflows.entity;

import java.util.UUID;

/// The row of an entity workflow: the workflow's only input.
public record RowId(UUID tenantId, UUID id) {}
