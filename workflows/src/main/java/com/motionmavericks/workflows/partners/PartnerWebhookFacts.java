package com.motionmavericks.workflows.partners;

import com.motionmavericks.workflows.entity.DueFacts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the workflow reads of a partner's webhook.
///
/// @param handleDueAt when to handle it; absent when that is done
public record PartnerWebhookFacts(@Nullable Instant handleDueAt) implements DueFacts {
    @Override
    public @Nullable Instant dueAt() {
        return handleDueAt;
    }
}
