package com.motionmavericks.api.identity;

import com.auth0.jwt.JWT;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.motionmavericks.domain.apikeys.ApiKeyToken;
import com.motionmavericks.domain.securityevents.SecurityEvent;
import com.motionmavericks.domain.securityevents.SecurityEvents;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.Origin;
import java.time.Instant;
import java.util.Optional;

/// Verifies a token: Clerk's for the studio's staff, our own for people who accepted an invitation, an API key for machines. It
/// does not ask the database: the transaction of the use case finds the member, and checks a key.
public final class Authenticator implements io.dropwizard.auth.Authenticator<Authenticator.Bearer, Credential> {
    private final ClerkTokens clerk;
    private final AccessTokens own;

    public Authenticator(ClerkTokens clerk, AccessTokens own) {
        this.clerk = clerk;
        this.own = own;
    }

    /// A token, and the origin of its request.
    public record Bearer(String token, Origin origin) {}

    @Override
    public Optional<Credential> authenticate(Bearer bearer) {
        if (bearer.token().startsWith(ApiKeyToken.PREFIX)) {
            return ApiKeyToken.parse(bearer.token())
                    .map(key -> new Credential.ApiKey(key.tenantId(), key.id(), key.sha256(), bearer.origin()));
        }
        return clerk.known(bearer.token()).map(claims -> credential(claims, bearer.origin()))
                .or(() -> decode(bearer.token()).flatMap(token -> verify(token, bearer.origin())));
    }

    private Optional<Credential> verify(DecodedJWT token, Origin origin) {
        var credential = AccessTokens.ISSUER.equals(token.getIssuer())
                ? own.verify(token).<Credential>map(
                        claims -> new Credential.Session(claims.tenantId(), claims.memberId(), claims.sessionId(),
                                origin))
                : clerk.verify(token).map(claims -> credential(claims, origin));
        if (credential.isEmpty() && !isExpired(token)) {
            SecurityEvents.count(SecurityEvent.Kind.FORGED_TOKEN);
        }
        return credential;
    }

    /// Every client sends an expired token now and then.
    private static boolean isExpired(DecodedJWT token) {
        var expiry = token.getExpiresAtAsInstant();
        return expiry != null && expiry.isBefore(Instant.now());
    }

    private static Credential credential(ClerkTokens.Claims claims, Origin origin) {
        return new Credential.Clerk(claims.organization(), claims.user(), origin);
    }

    private static Optional<DecodedJWT> decode(String text) {
        try {
            var token = JWT.decode(text);
            // The library decodes a header or payload that is JSON's null, and fails when it is read.
            token.getKeyId();
            token.getIssuer();
            return Optional.of(token);
        } catch (RuntimeException _) {
            return Optional.empty();
        }
    }
}
