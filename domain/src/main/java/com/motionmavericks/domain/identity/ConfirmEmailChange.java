package com.motionmavericks.domain.identity;

import java.util.UUID;

/// The command to confirm a new address by a link.
///
/// @param generation of the token
record ConfirmEmailChange(UUID memberId, int generation) {}
