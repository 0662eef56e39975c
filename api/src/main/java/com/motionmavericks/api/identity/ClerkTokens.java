package com.motionmavericks.api.identity;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier.BaseVerification;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.motionmavericks.api.http.Problem;
import java.security.interfaces.RSAPublicKey;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Clerk's session tokens, version 2: RS256, with the active organization in the claim `o`.
public final class ClerkTokens {
    private static final int VERSION = 2;
    private static final int SKEW_SECONDS = 5;

    private final String issuer;
    private final Set<String> authorizedParties;
    private final ClerkKeys keys;
    private final InstantSource clock;

    /// A user and the active organization, as Clerk states them.
    public record Claims(String user, String organization) {}

    /// @param authorizedParties the origins of the accepted frontends: `https://app.example.com`
    public ClerkTokens(String issuer, Set<String> authorizedParties, ClerkKeys keys, InstantSource clock) {
        this.issuer = issuer;
        this.authorizedParties = authorizedParties;
        this.keys = keys;
        this.clock = clock;
    }

    /// The claims of a token. Empty if Clerk did not sign it, it is not valid now, it is of an unknown frontend, it is
    /// pending, or its user has no active organization.
    ///
    /// @throws Problem with UNAVAILABLE when Clerk's keys are not available, because the token may be valid
    Optional<Claims> verify(DecodedJWT token) {
        return Optional.ofNullable(token.getKeyId()).flatMap(keys::find).flatMap(key -> verify(token, key));
    }

    private Optional<Claims> verify(DecodedJWT token, RSAPublicKey key) {
        try {
            var verification = (BaseVerification) JWT.require(Algorithm.RSA256(key)).withIssuer(issuer)
                    .acceptLeeway(SKEW_SECONDS);
            return claims(verification.build(clock.withZone(ZoneOffset.UTC)).verify(token));
        } catch (JWTVerificationException _) {
            return Optional.empty();
        }
    }

    private Optional<Claims> claims(DecodedJWT verified) {
        // The library accepts a token without an expiry.
        if (verified.getExpiresAtAsInstant() == null || !Objects.equals(verified.getClaim("v").asInt(), VERSION)
                || !isOfOurFrontend(verified) || "pending".equals(verified.getClaim("sts").asString())) {
            return Optional.empty();
        }
        var organization = verified.getClaim("o").asMap();
        return organization != null && organization.get("id") instanceof String id && verified.getSubject() != null
                ? Optional.of(new Claims(verified.getSubject(), id))
                : Optional.empty();
    }

    /// The tokens of native apps and of Clerk's Backend API name no frontend.
    private boolean isOfOurFrontend(DecodedJWT verified) {
        var authorizedParty = verified.getClaim("azp");
        return authorizedParty.isMissing()
                || authorizedParties.stream().anyMatch(party -> party.equals(authorizedParty.asString()));
    }
}
