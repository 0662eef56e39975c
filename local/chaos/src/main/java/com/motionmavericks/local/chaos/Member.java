package com.motionmavericks.local.chaos;

import com.motionmavericks.local.run.StudioClient;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/// A sender of commands: a member with a token, or a person without an account.
final class Member {
    /// Less than the minute for which a token of Clerk is valid.
    private static final Duration TOKEN_LIFETIME = Duration.ofSeconds(40);

    private final String id;
    private final String role;
    private final Supplier<String> tokens;
    private String token = "";
    private Instant tokenUntil = Instant.MIN;

    private Member(String id, String role, Supplier<String> tokens) {
        this.id = id;
        this.role = role;
        this.tokens = tokens;
    }

    /// The first admin of a studio.
    static Member admin(StudioClient client, String organization) {
        var id = client.get(client.adminToken(organization), "/v1/me").expect(200).json().get("id").asText();
        return new Member(id, "ADMIN", () -> client.adminToken(organization));
    }

    /// A member who has accepted an invitation.
    static Member of(String id, String role, String accessToken) {
        return new Member(id, role, () -> accessToken);
    }

    /// A person without an account, who has the token of a link.
    static Member anonymous() {
        return new Member("", "", () -> "");
    }

    String id() {
        return id;
    }

    boolean mayEdit() {
        return !role.equals("GUEST");
    }

    /// A valid bearer token.
    ///
    /// @throws RuntimeException if the identity provider is down
    synchronized String token() {
        if (Instant.now().isAfter(tokenUntil)) {
            token = tokens.get();
            tokenUntil = Instant.now().plus(TOKEN_LIFETIME);
        }
        return token;
    }
}
