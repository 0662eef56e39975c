package com.motionmavericks.domain.problems;

/// The reasons for which the domain refuses a command. The API has a problem type of the same name for each.
public enum Refusal {
    /// It does not exist, or the caller does not see it. The answer is the same for both.
    NOT_FOUND,
    /// The credential is no longer valid.
    UNAUTHENTICATED,
    /// The credential is valid, but the caller is no member of the studio.
    NOT_A_MEMBER,
    /// The caller's role may not do this.
    NOT_ALLOWED,
    /// A field breaks a rule. The message names the field.
    INVALID,
    /// The resource has changed since the version that the caller read.
    STALE_VERSION,
    /// Another request holds a lock that this one needs. Nothing was changed.
    BUSY,
    /// The process has no free place for this request. Nothing was changed.
    OVERLOADED,
    /// A vendor that the answer depends on has not answered in time. Nothing was changed.
    UNAVAILABLE,
    /// The idempotency key was used for another command.
    IDEMPOTENCY_KEY_REUSED,
    /// The command was done, but its answer held the personal data of somebody who was erased since.
    ANSWER_ERASED,
    /// The stored answer to a repeated command is of an earlier version of the code, and this one cannot read it.
    ANSWER_OUTDATED,
    /// The cursor does not belong to this list.
    INVALID_CURSOR,
    /// A member with this e-mail address already exists.
    ALREADY_MEMBER,
    /// Clerk decides the member's e-mail address.
    EMAIL_FROM_CLERK,
    /// Another member of the studio has this e-mail address.
    EMAIL_TAKEN,
    /// The link to confirm a new e-mail address was used or replaced, or it has expired or was cancelled.
    EMAIL_CHANGE_CLOSED,
    /// The caller or the studio has reached the limit of such requests.
    TOO_MANY_REQUESTS,
    /// The person was only invited, or was removed.
    MEMBER_NOT_ACTIVE,
    /// The person is still a member, or invited.
    MEMBER_NOT_REMOVED,
    /// The studio would be left without an ADMIN.
    LAST_ADMIN,
    /// An open invitation for this e-mail address already exists.
    ALREADY_INVITED,
    /// The invitation cannot be resent because it was accepted or revoked, or cannot be revoked because it is closed.
    INVITATION_CLOSED,
    /// The invitation link's token is not valid.
    INVITATION_UNKNOWN,
    /// A newer mail has replaced this invitation link.
    INVITATION_REPLACED,
    /// The invitation was already accepted.
    INVITATION_ACCEPTED,
    /// The invitation was revoked.
    INVITATION_REVOKED,
    /// The invitation has expired.
    INVITATION_EXPIRED,
    /// The invitation was closed because its mail could not be delivered.
    INVITATION_UNDELIVERABLE,
    /// The refresh token is not valid.
    REFRESH_TOKEN_UNKNOWN,
    /// The session was ended by its member, or because a replaced refresh token was used.
    SESSION_ENDED,
    /// The session was not refreshed in time, or has reached its longest duration.
    SESSION_EXPIRED,
    /// The sign-in link's token is not valid.
    SIGN_IN_LINK_UNKNOWN,
    /// A newer mail has replaced this sign-in link.
    SIGN_IN_LINK_REPLACED,
    /// The sign-in link was already used.
    SIGN_IN_LINK_USED,
    /// The sign-in link has expired.
    SIGN_IN_LINK_EXPIRED,
    /// The project is archived and read-only.
    PROJECT_ARCHIVED,
    /// The milestone already has an open approval.
    APPROVAL_OPEN,
    /// The approval is already decided or withdrawn. The problem names its status.
    APPROVAL_CLOSED,
    /// This reviewer has already decided.
    ALREADY_DECIDED,
    /// The decision names another version of the film than the approval.
    ANOTHER_VERSION,
    /// The version cannot be played because it is not ready. The problem names its status.
    ASSET_VERSION_NOT_READY,
    /// The version is in the trash.
    ASSET_VERSION_TRASHED,
    /// The version was deleted, or its deletion has begun.
    ASSET_VERSION_DELETED,
    /// An open approval or a live share link needs the version. The problem names which.
    ASSET_VERSION_IN_USE,
    /// The milestone cannot be deleted because it has an approval.
    MILESTONE_IN_USE,
    /// The studio is already connected to Slack.
    SLACK_CONNECTED,
    /// The share link was revoked and cannot be changed.
    SHARE_LINK_REVOKED,
    /// The step is no longer parked.
    NOTHING_PARKED,
    /// No known secret has signed the webhook for its body and time, or its sender is unknown.
    INVALID_SIGNATURE,
    /// The partner is paused. It is to send its webhooks again later.
    PARTNER_PAUSED,
    /// The partner has sent another body under the id of this webhook before.
    WEBHOOK_ID_REUSED,
    /// The studio has as many webhook endpoints as it may have.
    TOO_MANY_WEBHOOK_ENDPOINTS
}
