package com.motionmavericks.domain.approvals;

import java.util.UUID;

/// The command to withdraw an approval.
///
/// @param version the one that the caller saw
public record WithdrawApproval(UUID id, long version) {}
