package com.motionmavericks.workflows.entity;

import java.util.UUID;

/// The row of a workflow: the only input of the workflow, and all that its history holds of the row.
public record RowId(UUID tenantId, UUID id) {}
