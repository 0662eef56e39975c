package com.motionmavericks.api.identity;

import com.motionmavericks.domain.identity.Session;
import com.motionmavericks.domain.identity.Sessions;
import java.time.Instant;

/// What a client gets for a session. The same session and generation give the same tokens, so that a repeated answer is the
/// same.
///
/// @param accessToken for `Authorization: Bearer`
/// @param refreshToken gives the next pair, once
record SessionTokens(String accessToken, Instant expiresAt, String refreshToken, Instant refreshExpiresAt) {
    static SessionTokens of(Session session, AccessTokens accessTokens, Sessions sessions) {
        var issuedAt = session.refreshedAt();
        return new SessionTokens(accessTokens.issue(session, issuedAt), accessTokens.expiry(issuedAt),
                sessions.refreshToken(session), session.expiresAt());
    }
}
