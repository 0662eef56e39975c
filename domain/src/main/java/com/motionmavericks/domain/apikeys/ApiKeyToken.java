package com.motionmavericks.domain.apikeys;

import com.motionmavericks.domain.secrets.Tokens;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/// The token of an API key: `mmk_` and the base64url of tenant, id and 32 random bytes. Only its SHA-256 is stored. Unlike
/// a mailed token it is not derived, so that it outlives a rotation of the secret keys.
///
/// @param text the whole token
public record ApiKeyToken(UUID tenantId, UUID id, String text) {
    /// The beginning of every token, by which scanners find one that was published.
    public static final String PREFIX = "mmk_";
    private static final int SECRET_BYTES = 32;
    private static final int BYTES = 32 + SECRET_BYTES;
    private static final SecureRandom RANDOM = new SecureRandom();

    static ApiKeyToken generate(UUID tenantId, UUID id) {
        var secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        var bytes = ByteBuffer.allocate(BYTES).putLong(tenantId.getMostSignificantBits())
                .putLong(tenantId.getLeastSignificantBits()).putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits()).put(secret).array();
        return new ApiKeyToken(tenantId, id, PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// Reads a token. Whether it is valid is known to the database alone.
    ///
    /// @return empty if the text does not have the form of a token
    public static Optional<ApiKeyToken> parse(String text) {
        if (!text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text.substring(PREFIX.length())));
            return bytes.capacity() == BYTES
                    ? Optional.of(new ApiKeyToken(new UUID(bytes.getLong(), bytes.getLong()),
                            new UUID(bytes.getLong(), bytes.getLong()), text))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// The hash that the row stores, as hexadecimal text.
    public String sha256() {
        return HexFormat.of().formatHex(Tokens.sha256(text));
    }
}
