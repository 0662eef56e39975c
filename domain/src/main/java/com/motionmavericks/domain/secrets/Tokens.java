package com.motionmavericks.domain.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Metrics;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// Tokens that are derived when needed and never stored. A token carries tenant, id, generation and key id, and an HMAC
/// over these and its purpose. It is verified without the database.
public final class Tokens {
    private static final int PAYLOAD_BYTES = 36;
    private static final int MAC_BYTES = 32;

    private final SecretKeys keys;

    public Tokens(SecretKeys keys) {
        this.keys = keys;
    }

    /// The content of a token.
    ///
    /// @param purpose for example `invitation`; a token is valid for one purpose only
    /// @param generation increases when the token is replaced; the token of the previous generation is then invalid
    public record Claims(String purpose, UUID tenantId, UUID id, int generation, String keyId) {}

    /// The id of the key for new tokens.
    public String currentKeyId() {
        return keys.currentId();
    }

    /// The token, URL-safe: `<key id>.<base64url of payload and HMAC>`.
    ///
    /// @throws UnknownSecretKey if the key is not configured
    public String derive(Claims claims) {
        return tryDerive(claims)
                .orElseThrow(() -> new UnknownSecretKey(claims.keyId()));
    }

    /// The token, or empty if the key is not configured.
    public Optional<String> tryDerive(Claims claims) {
        var payload = payload(claims);
        return keys.derive(claims.keyId(), claims.purpose(), payload).map(mac -> claims.keyId() + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(
                        ByteBuffer.allocate(PAYLOAD_BYTES + MAC_BYTES).put(payload).put(mac).array()));
    }

    /// The content of a token, or empty if the token is not valid for this purpose. That is counted as a security event.
    public Optional<Claims> verify(String purpose, String token) {
        var claims = read(purpose, token);
        if (claims.isEmpty()) {
            Metrics.counter("security_events", "kind", "FORGED_TOKEN").increment();
        }
        return claims;
    }

    private Optional<Claims> read(String purpose, String token) {
        var parts = token.split("\\.", 2);
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(parts.length == 2 ? parts[1] : "");
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        if (bytes.length != PAYLOAD_BYTES + MAC_BYTES) {
            return Optional.empty();
        }
        var payload = Arrays.copyOf(bytes, PAYLOAD_BYTES);
        var mac = Arrays.copyOfRange(bytes, PAYLOAD_BYTES, bytes.length);
        return keys.derive(parts[0], purpose, payload).filter(expected -> MessageDigest.isEqual(expected, mac))
                .map(_ -> claims(purpose, parts[0], ByteBuffer.wrap(payload)));
    }

    /// SHA-256 of a text in UTF-8. Rows store this hash of a token.
    public static byte[] sha256(String text) {
        return sha256(text.getBytes(UTF_8));
    }

    public static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }

    private static byte[] payload(Claims claims) {
        return ByteBuffer.allocate(PAYLOAD_BYTES)
                .putLong(claims.tenantId().getMostSignificantBits())
                .putLong(claims.tenantId().getLeastSignificantBits())
                .putLong(claims.id().getMostSignificantBits()).putLong(claims.id().getLeastSignificantBits())
                .putInt(claims.generation()).array();
    }

    private static Claims claims(String purpose, String keyId, ByteBuffer payload) {
        return new Claims(purpose, new UUID(payload.getLong(), payload.getLong()),
                new UUID(payload.getLong(), payload.getLong()), payload.getInt(), keyId);
    }
}
