package com.motionmavericks.domain.identity;

import java.util.UUID;

/// The command to accept an invitation.
///
/// @param generation of the token that was shown
record AcceptInvitation(UUID invitationId, int generation) {}
