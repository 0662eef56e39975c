package com.motionmavericks.domain.approvals;

import com.motionmavericks.domain.text.MultilineText;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A reviewer's command to decide.
///
/// @param assetVersionId the version that they saw
public record Decide(UUID approvalId, Decision decision, @Nullable UUID assetVersionId,
        @Nullable MultilineText comment) {}
