package com.motionmavericks.api.identity;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier.BaseVerification;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.motionmavericks.api.http.Problem;
import com.motionmavericks.api.http.ProblemType;
import com.motionmavericks.domain.secrets.Tokens;
import java.nio.ByteBuffer;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Clerk's session tokens, version 2: RS256, with the active organization in the claim `o`.
///
/// A verified token stays known for a minute, but not after its expiry. A check of its signature costs much.
public final class ClerkTokens {
    private static final int VERSION = 2;
    private static final int SKEW_SECONDS = 5;
    private static final Duration KNOWN_FOR = Duration.ofMinutes(1);
    private static final int KNOWN_TOKENS = 10_000;

    private final String issuer;
    private final Set<String> authorizedParties;
    private final ClerkKeys keys;
    private final InstantSource clock;
    /// By the SHA-256 of the token.
    private final Cache<ByteBuffer, Known> known;

    /// A user and the active organization, as Clerk states them.
    public record Claims(String user, String organization) {}

    private record Known(Claims claims, Instant until) {}

    /// @param authorizedParties the origins of the accepted frontends: `https://app.example.com`
    public ClerkTokens(String issuer, Set<String> authorizedParties, ClerkKeys keys, InstantSource clock) {
        this.issuer = issuer;
        this.authorizedParties = authorizedParties;
        this.keys = keys;
        this.clock = clock;
        Expiry<ByteBuffer, Known> expiry = Expiry
                .creating((_, token) -> Duration.between(clock.instant(), token.until()));
        this.known = Caffeine.newBuilder().maximumSize(KNOWN_TOKENS).expireAfter(expiry)
                .ticker(() -> ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant())).build();
    }

    /// The claims of a token that was verified in the last minute and has not expired.
    Optional<Claims> known(String token) {
        return Optional.ofNullable(known.getIfPresent(hash(token))).map(Known::claims);
    }

    /// The claims of a token. Empty if Clerk did not sign it, it is not valid now, it is of an unknown frontend, it is
    /// pending, or its user has no active organization.
    ///
    /// @throws Problem with UNAVAILABLE when Clerk's keys are not available, because the token may be valid; with
    ///         UNAUTHENTICATED and what to do when it is a valid token of version 1
    Optional<Claims> verify(DecodedJWT token) {
        return Optional.ofNullable(token.getKeyId()).flatMap(keys::find).flatMap(key -> verify(token, key));
    }

    private Optional<Claims> verify(DecodedJWT token, RSAPublicKey key) {
        try {
            var verification = (BaseVerification) JWT.require(Algorithm.RSA256(key)).withIssuer(issuer)
                    .acceptLeeway(SKEW_SECONDS);
            var verified = verification.build(clock.withZone(ZoneOffset.UTC)).verify(token);
            var claims = claims(verified);
            claims.ifPresent(valid -> known.put(hash(token.getToken()), new Known(valid, knownUntil(verified))));
            return claims;
        } catch (JWTVerificationException _) {
            return Optional.empty();
        }
    }

    private Instant knownUntil(DecodedJWT verified) {
        return Collections.min(List.of(verified.getExpiresAtAsInstant(), clock.instant().plus(KNOWN_FOR)));
    }

    private static ByteBuffer hash(String token) {
        return ByteBuffer.wrap(Tokens.sha256(token));
    }

    private Optional<Claims> claims(DecodedJWT verified) {
        // A token of version 1 has no claim `v`.
        if (verified.getClaim("v").isMissing()) {
            throw new Problem(ProblemType.UNAUTHENTICATED,
                    "Clerk session token version 1 is not accepted; set the instance to version 2.");
        }
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
