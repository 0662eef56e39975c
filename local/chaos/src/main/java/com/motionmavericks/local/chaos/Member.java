package com.motionmavericks.local.chaos;

import com.motionmavericks.local.run.StudioClient;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/// Somebody who sends commands.
final class Member {
    /// Clerk's live for a minute.
    private static final Duration TOKEN_LIFE = Duration.ofSeconds(40);

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

    /// The first ADMIN of a studio.
    static Member admin(StudioClient client, String organization) {
        var id = client.get(client.adminToken(organization), "/v1/me").expect(200).json().get("id").asText();
        return new Member(id, "ADMIN", () -> client.adminToken(organization));
    }

    /// Somebody who has accepted an invitation.
    static Member of(String id, String role, String accessToken) {
        return new Member(id, role, () -> accessToken);
    }

    /// Somebody whom the token of a link lets in.
    static Member nobody() {
        return new Member("", "", () -> "");
    }

    String id() {
        return id;
    }

    boolean worksTheBoard() {
        return !role.equals("GUEST");
    }

    /// @throws RuntimeException when the identity provider is away
    synchronized String token() {
        if (Instant.now().isAfter(tokenUntil)) {
            token = tokens.get();
            tokenUntil = Instant.now().plus(TOKEN_LIFE);
        }
        return token;
    }
}
