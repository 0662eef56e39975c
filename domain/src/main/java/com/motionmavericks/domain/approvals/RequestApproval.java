package com.motionmavericks.domain.approvals;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The command to put a milestone up for approval.
///
/// @param assetVersionId the version of a film to approve, if the milestone is about one
/// @param quorum how many must approve, for [Policy#QUORUM] alone
public record RequestApproval(UUID milestoneId, @Nullable UUID assetVersionId, List<UUID> reviewers, Policy policy,
        @Nullable Integer quorum, Instant deadline) {

    /// How many must approve; 0 when a quorum is missing.
    public int needed() {
        return switch (policy) {
            case ANY -> 1;
            case ALL -> reviewers.size();
            case QUORUM -> quorum == null ? 0 : quorum;
        };
    }
}
