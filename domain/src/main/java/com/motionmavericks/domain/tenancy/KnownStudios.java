package com.motionmavericks.domain.tenancy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// The studios of the callers whose transactions have begun in this process in the last hour.
final class KnownStudios {
    private static final int MOST = 50_000;

    /// What a caller has proven: with the hash of the token for an API key, because a transaction verifies it.
    private record Proof(String realm, String name) {}

    private final Cache<Proof, UUID> studios = Caffeine.newBuilder().maximumSize(MOST)
            .expireAfterWrite(Duration.ofHours(1)).build();

    void remember(Credential caller, UUID tenantId) {
        if (of(caller).isEmpty()) {
            studios.put(proof(caller), tenantId);
        }
    }

    Optional<UUID> of(Credential caller) {
        return caller instanceof Principal principal
                ? Optional.of(principal.tenantId())
                : Optional.ofNullable(studios.getIfPresent(proof(caller)));
    }

    private static Proof proof(Credential caller) {
        return switch (caller) {
            case Credential.Clerk clerk -> new Proof(clerk.organization(), clerk.user());
            case Credential.Session session -> new Proof(session.tenantId().toString(), session.getName());
            case Credential.ApiKey key -> new Proof(key.getName(), key.sha256());
            case Principal principal -> new Proof(principal.tenantId().toString(), principal.getName());
        };
    }
}
