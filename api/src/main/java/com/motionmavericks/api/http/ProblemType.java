package com.motionmavericks.api.http;

import com.motionmavericks.domain.problems.Refusal;
import java.util.Locale;

/// Every problem of the API. The `type` of each points to its page, `docs/problems/{slug}.md`. Those of the domain have
/// the name of their [Refusal].
public enum ProblemType {
    ALREADY_DECIDED(409, "Already decided"),
    ALREADY_INVITED(409, "There is an open invitation"),
    ALREADY_MEMBER(409, "Already a member"),
    ANOTHER_VERSION(409, "Another version is up for approval"),
    ANSWER_ERASED(409, "Answer erased"),
    ANSWER_OUTDATED(409, "Answer of an earlier version"),
    APPROVAL_CLOSED(409, "Approval closed"),
    APPROVAL_OPEN(409, "Up for approval already"),
    ASSET_VERSION_DELETED(409, "Version deleted"),
    ASSET_VERSION_IN_USE(409, "Version in use"),
    ASSET_VERSION_NOT_READY(409, "Not ready yet"),
    ASSET_VERSION_TRASHED(409, "Version in the trash"),
    BUSY(409, "Busy"),
    CONTENT_TOO_LARGE(413, "Content too large"),
    CROSS_SITE_REQUEST(403, "Sent by another site"),
    EMAIL_CHANGE_CLOSED(410, "Change of address closed"),
    EMAIL_FROM_CLERK(409, "The address comes from Clerk"),
    EMAIL_TAKEN(409, "The address is taken"),
    IDEMPOTENCY_KEY_REQUIRED(400, "Idempotency-Key required"),
    IDEMPOTENCY_KEY_REUSED(422, "Idempotency-Key used with another request"),
    INTERNAL_ERROR(500, "Something broke on our side"),
    INVALID(422, "A field breaks a rule"),
    INVALID_CURSOR(400, "Unknown cursor"),
    INVALID_SIGNATURE(401, "Signature does not verify"),
    INVITATION_ACCEPTED(410, "Invitation accepted already"),
    INVITATION_CLOSED(409, "Invitation closed"),
    INVITATION_EXPIRED(410, "Invitation expired"),
    INVITATION_REPLACED(410, "Invitation replaced by a newer mail"),
    INVITATION_REVOKED(410, "Invitation withdrawn"),
    INVITATION_UNDELIVERABLE(410, "Invitation closed"),
    INVITATION_UNKNOWN(404, "Unknown invitation link"),
    LAST_ADMIN(409, "The last ADMIN"),
    MALFORMED_REQUEST(400, "Malformed request"),
    MEMBER_NOT_ACTIVE(409, "No member at present"),
    MEMBER_NOT_REMOVED(409, "Not removed yet"),
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    MILESTONE_IN_USE(409, "Milestone in use"),
    NOT_ACCEPTABLE(406, "Not acceptable"),
    NOT_ALLOWED(403, "Not allowed"),
    NOT_A_MEMBER(403, "Not a member"),
    NOT_FOUND(404, "Not found"),
    NOTHING_PARKED(409, "Nothing is parked"),
    OVERLOADED(503, "Overloaded"),
    PARTNER_PAUSED(503, "Partner paused"),
    PROJECT_ARCHIVED(409, "Project archived"),
    REFRESH_TOKEN_UNKNOWN(401, "Unknown refresh token"),
    SESSION_ENDED(401, "Session ended"),
    SESSION_EXPIRED(401, "Session expired"),
    SIGN_IN_LINK_EXPIRED(410, "Sign-in link expired"),
    SIGN_IN_LINK_REPLACED(410, "Sign-in link replaced by a newer mail"),
    SIGN_IN_LINK_UNKNOWN(404, "Unknown sign-in link"),
    SIGN_IN_LINK_USED(410, "Sign-in link used already"),
    SLACK_CONNECTED(409, "Connected with Slack already"),
    TOO_MANY_WEBHOOK_ENDPOINTS(409, "Too many webhook endpoints"),
    SHARE_LINK_REVOKED(409, "Share link revoked"),
    STALE_VERSION(412, "Changed meanwhile"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    UNAUTHENTICATED(401, "Not signed in"),
    UNAVAILABLE(503, "Not available for the moment"),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
    VERSION_REQUIRED(428, "If-Match required"),
    WEBHOOK_ID_REUSED(409, "webhook-id used with another body");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /// The last part of its URI, and the name of its page.
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static ProblemType of(Refusal refusal) {
        return valueOf(refusal.name());
    }
}
