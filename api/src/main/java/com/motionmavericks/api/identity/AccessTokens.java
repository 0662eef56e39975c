package com.motionmavericks.api.identity;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.motionmavericks.domain.identity.Session;
import com.motionmavericks.domain.secrets.SecretKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// The access tokens of our own sessions: short-lived, HS256 under a derived key. Each request looks up the session.
public final class AccessTokens {
    static final String ISSUER = "motion-mavericks";
    private static final String PURPOSE = "access-token";

    private final SecretKeys keys;
    private final Duration lifetime;

    public AccessTokens(SecretKeys keys, Duration lifetime) {
        this.keys = keys;
        this.lifetime = lifetime;
    }

    /// The content of an access token.
    record Claims(UUID tenantId, UUID memberId, UUID sessionId) {}

    /// Issues a token. The same session and instant give the same token, so that a repeated answer is the same.
    String issue(Session session, Instant issuedAt) {
        var keyId = keys.currentId();
        return JWT.create().withKeyId(keyId).withIssuer(ISSUER).withSubject(session.member().id().toString())
                .withClaim("tenant", session.tenantId().toString()).withClaim("session", session.id().toString())
                .withIssuedAt(issuedAt).withExpiresAt(expiry(issuedAt))
                .sign(algorithm(keyId).orElseThrow());
    }

    Instant expiry(Instant issuedAt) {
        return issuedAt.plus(lifetime);
    }

    Optional<Claims> verify(DecodedJWT token) {
        try {
            return Optional.ofNullable(token.getKeyId()).flatMap(this::algorithm)
                    .map(algorithm -> JWT.require(algorithm).withIssuer(ISSUER).build().verify(token))
                    .map(verified -> new Claims(UUID.fromString(verified.getClaim("tenant").asString()),
                            UUID.fromString(verified.getSubject()),
                            UUID.fromString(verified.getClaim("session").asString())));
        } catch (JWTVerificationException _) {
            return Optional.empty();
        }
    }

    private Optional<Algorithm> algorithm(String keyId) {
        return keys.derive(keyId, PURPOSE, new byte[0]).map(Algorithm::HMAC256);
    }
}
