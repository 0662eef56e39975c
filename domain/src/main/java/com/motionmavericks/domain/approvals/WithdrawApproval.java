package com.motionmavericks.domain.approvals;

import java.util.UUID;

/// The command to take an approval back, as it was seen.
public record WithdrawApproval(UUID id, long version) {}
