package com.motionmavericks.domain.identity;

import java.util.UUID;

/// The command to accept an invitation.
///
/// @param generation of the token
record AcceptInvitation(UUID invitationId, int generation) {}
