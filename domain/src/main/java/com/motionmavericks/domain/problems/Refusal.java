package com.motionmavericks.domain.problems;

/// Every reason for which the domain says no. The API gives each its own problem type, by the same name.
public enum Refusal {
    /// It does not exist, or not for whoever asks: the two cannot be told apart.
    NOT_FOUND,
    /// The caller's role may not do this.
    NOT_ALLOWED,
    /// A field breaks a rule; the detail names it.
    INVALID,
    /// The thing was changed since the version that the caller saw.
    STALE_VERSION,
    /// Another request holds what this one needs; nothing was changed.
    BUSY,
    /// More is asked for at once than the process has places for; nothing was changed.
    OVERLOADED,
    /// The idempotency key was used with another request.
    IDEMPOTENCY_KEY_REUSED,
    /// The cursor is not one that this list gave out.
    INVALID_CURSOR,
    /// Somebody of this address is a member already.
    ALREADY_MEMBER,
    /// Somebody of this address has an open invitation.
    ALREADY_INVITED,
    /// An accepted or revoked invitation cannot be sent again, nor a closed one revoked.
    INVITATION_CLOSED,
    /// The link is not one of ours.
    INVITATION_UNKNOWN,
    /// A newer mail has replaced this link.
    INVITATION_REPLACED,
    /// The link has been used.
    INVITATION_ACCEPTED,
    /// The invitation was withdrawn.
    INVITATION_REVOKED,
    /// The invitation's time is over.
    INVITATION_EXPIRED,
    /// The invitation's mail did not arrive, and it was closed.
    INVITATION_UNDELIVERABLE,
    /// The project is archived, and can only be read.
    PROJECT_ARCHIVED,
    /// The milestone is up for approval already.
    APPROVAL_OPEN,
    /// The approval is decided or withdrawn; the problem says how it ended.
    APPROVAL_CLOSED,
    /// This reviewer has decided already.
    ALREADY_DECIDED,
    /// Another version of the film is up for approval than the one that was looked at.
    ANOTHER_VERSION,
    /// The milestone was put up for approval, so it stays.
    MILESTONE_IN_USE,
    /// The studio is connected with a Slack already.
    SLACK_CONNECTED,
    /// The share link was revoked, and stays so.
    SHARE_LINK_REVOKED,
    /// The step is parked no longer.
    NOTHING_PARKED
}
