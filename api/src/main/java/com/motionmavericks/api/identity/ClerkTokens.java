package com.motionmavericks.api.identity;

import com.auth0.jwk.JwkException;
import com.auth0.jwk.JwkProvider;
import com.auth0.jwk.JwkProviderBuilder;
import com.auth0.jwk.NetworkException;
import com.auth0.jwk.RateLimitReachedException;
import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.motionmavericks.api.http.Problem;
import com.motionmavericks.api.http.ProblemType;
import java.net.MalformedURLException;
import java.net.URI;
import java.security.interfaces.RSAPublicKey;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Clerk's session tokens, version 2: RS256, with the active organization in the claim `o`.
public final class ClerkTokens {
    private static final int VERSION = 2;
    private static final int SKEW_SECONDS = 5;
    private static final int TIMEOUT_MILLIS = 2_000;

    private final String issuer;
    private final JwkProvider keys;

    /// Who Clerk says is there, and in which organization.
    public record Claims(String user, String organization) {}

    public ClerkTokens(String issuer, URI jwksUrl) {
        this.issuer = issuer;
        try {
            // Kept for five minutes; asked again for an unknown key, but not at the pace of whoever sends forged ones.
            // Each second once, so that Clerk is heard again as soon as it is back.
            this.keys = new JwkProviderBuilder(jwksUrl.toURL()).cached(10, 5, TimeUnit.MINUTES)
                    .rateLimited(10, 1, TimeUnit.SECONDS).timeouts(TIMEOUT_MILLIS, TIMEOUT_MILLIS).build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("The URL of Clerk's keys is none", e);
        }
    }

    String issuer() {
        return issuer;
    }

    /// Empty unless the token is Clerk's, of now, not pending, and of somebody with an active organization.
    ///
    /// @throws Problem with UNAVAILABLE when Clerk cannot be asked for its keys: the token may well be good
    Optional<Claims> verify(DecodedJWT token) {
        try {
            var key = (RSAPublicKey) keys.get(token.getKeyId()).getPublicKey();
            var verified = JWT.require(Algorithm.RSA256(key)).withIssuer(issuer).acceptLeeway(SKEW_SECONDS).build()
                    .verify(token);
            var organization = verified.getClaim("o").asMap();
            if (!Objects.equals(verified.getClaim("v").asInt(), VERSION) || organization == null
                    || "pending".equals(verified.getClaim("sts").asString())
                    || !(organization.get("id") instanceof String id)) {
                return Optional.empty();
            }
            return Optional.of(new Claims(verified.getSubject(), id));
        } catch (NetworkException | RateLimitReachedException _) {
            throw new Problem(ProblemType.UNAVAILABLE, "Clerk's keys cannot be had for the moment. Try again soon.");
        } catch (JwkException | JWTVerificationException | ClassCastException _) {
            return Optional.empty();
        }
    }
}
