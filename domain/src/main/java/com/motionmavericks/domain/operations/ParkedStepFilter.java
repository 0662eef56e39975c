package com.motionmavericks.domain.operations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which parked steps are meant. A field that is absent admits all.
///
/// @param workflow type of the workflow
/// @param step title of the step
/// @param reason how the reason begins
/// @param parkedAfter parked at this instant or later
/// @param parkedBefore parked before this instant
public record ParkedStepFilter(@Nullable String workflow, @Nullable String step, @Nullable String reason,
        @Nullable Instant parkedAfter, @Nullable Instant parkedBefore) {
    public static final ParkedStepFilter ALL = new ParkedStepFilter(null, null, null, null, null);

    /// Whether it says which kind of steps is meant, not only when they were parked.
    public boolean isSpecific() {
        return workflow != null || step != null || reason != null;
    }
}
