package com.motionmavericks.domain.identity;

import org.jspecify.annotations.Nullable;

/// What the mails about an invitation show. Names and the note live in memory only.
///
/// @param data frozen when the delivery was made
/// @param inviter name of the one who invites
/// @param invited name of the invited person
/// @param note what the inviter wrote to the person
public record InvitationMailContent(InvitationMailData data, String inviter, String invited, @Nullable String note) {}
