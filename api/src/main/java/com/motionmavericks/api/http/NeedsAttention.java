package com.motionmavericks.api.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The field `needsAttention` of a row with a workflow.
public final class NeedsAttention {
    private NeedsAttention() {}

    /// Whether a step of the workflow is parked. Absent except for ADMIN: others do not see parked steps.
    public static @Nullable Boolean of(@Nullable List<String> parked) {
        return parked == null ? null : !parked.isEmpty();
    }
}
