package com.motionmavericks.api.identity;

import com.auth0.jwt.JWT;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.motionmavericks.api.http.Problem;
import com.motionmavericks.api.http.ProblemType;
import com.motionmavericks.domain.identity.Members;
import com.motionmavericks.domain.identity.Sessions;
import com.motionmavericks.domain.tenancy.Origin;
import com.motionmavericks.domain.tenancy.Principal;
import java.util.Optional;

/// Finds the member behind a token: Clerk's for the studio's staff, our own for people who accepted an invitation.
public final class Authenticator implements io.dropwizard.auth.Authenticator<Authenticator.Bearer, Principal> {
    private final ClerkTokens clerk;
    private final AccessTokens own;
    private final Members members;
    private final Sessions sessions;

    public Authenticator(ClerkTokens clerk, AccessTokens own, Members members, Sessions sessions) {
        this.clerk = clerk;
        this.own = own;
        this.members = members;
        this.sessions = sessions;
    }

    /// A token, and the origin of its request.
    public record Bearer(String token, Origin origin) {}

    @Override
    public Optional<Principal> authenticate(Bearer bearer) {
        return decode(bearer.token()).flatMap(token -> member(token, bearer.origin()));
    }

    private Optional<Principal> member(DecodedJWT token, Origin origin) {
        if (AccessTokens.ISSUER.equals(token.getIssuer())) {
            return own.verify(token)
                    .flatMap(claims -> sessions.findPrincipal(claims.tenantId(), claims.sessionId(), origin));
        }
        return clerk.verify(token).map(claims -> members.findByClerk(claims.organization(), claims.user(), origin)
                .orElseThrow(() -> new Problem(ProblemType.NOT_A_MEMBER,
                        "You are signed in, but no member of this studio. Ask its admin for an invitation.")));
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
