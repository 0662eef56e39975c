package com.motionmavericks.domain.approvals;

import com.motionmavericks.domain.text.MultilineText;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The command of a reviewer to decide.
///
/// @param assetVersionId the version that the reviewer saw
public record Decide(UUID approvalId, Decision decision, @Nullable UUID assetVersionId,
        @Nullable MultilineText comment) {}
