package com.motionmavericks.domain.securityevents;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Suspicious requests of one kind, in one minute, from one network.
///
/// @param subjectId what they were about, as the kind says; absent if unknown
/// @param network of the client: the first 24 bits of its IPv4 address or 48 of its IPv6 address, as `203.0.113.0/24`; absent
///        if unknown
/// @param count the number of requests
public record SecurityEvent(UUID id, Kind kind, @Nullable UUID subjectId, @Nullable String network, long count,
        Instant firstAt, Instant lastAt) {

    public enum Kind {
        /// A wrong password was typed on the page of a share link. The subject is the link.
        WRONG_PASSWORD,
        /// A share link was locked after many wrong passwords. The subject is the link.
        SHARE_LINK_LOCKED,
        /// A replaced refresh token was used again, so somebody else may have a copy of it. The subject is the session.
        REFRESH_TOKEN_REUSED,
        /// An access token, API key or token of a link that we did not issue, or no longer accept. The subject is the API key.
        FORGED_TOKEN,
        /// A webhook whose signature does not verify. The subject is the partner.
        FORGED_SIGNATURE,
        /// A user of Clerk who is no member of the studio.
        NOT_A_MEMBER,
        /// More requests than a limit allows. The subject is the API key or session.
        RATE_LIMITED
    }
}
