package com.motionmavericks.domain.identity;

import java.util.UUID;

/// The command to sign in by a link.
///
/// @param generation of the token
record UseSignInLink(UUID linkId, int generation) {}
