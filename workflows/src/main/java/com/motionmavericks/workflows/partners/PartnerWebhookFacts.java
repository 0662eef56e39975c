package com.motionmavericks.workflows.partners;

import com.motionmavericks.workflows.entity.Facts;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the workflow reads of a partner's webhook. It calls no vendor, so it parks no step.
///
/// @param handleDueAt when to handle it; absent when that is done
public record PartnerWebhookFacts(@Nullable Instant handleDueAt) implements Facts {
    @Override
    public boolean isDoneAt(Instant now) {
        return handleDueAt == null;
    }

    @Override
    public Set<String> parked() {
        return Set.of();
    }
}
