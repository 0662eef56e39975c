package com.motionmavericks.domain.secrets;

import com.motionmavericks.domain.problems.FieldError;
import com.motionmavericks.domain.problems.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The secrets that sign webhooks, after Standard Webhooks. They are derived when needed and never stored. A rotation begins a
/// new generation, and the secret before stays valid for a while.
public final class WebhookSecrets {
    /// What the other side gets to deploy a new secret, unless the caller says otherwise.
    public static final Duration DEFAULT_OVERLAP = Duration.ofHours(24);
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(7);

    private final Tokens tokens;
    private final String purpose;

    /// @param purpose of the tokens that the secrets are made of
    public WebhookSecrets(Tokens tokens, String purpose) {
        this.tokens = tokens;
        this.purpose = purpose;
    }

    /// What the secrets of one owner are derived from.
    ///
    /// @param id of the owner
    /// @param previousKeyId of the generation before, which is valid until `previousValidUntil`
    public record Source(UUID tenantId, UUID id, int generation, String keyId, @Nullable String previousKeyId,
            @Nullable Instant previousValidUntil) {}

    /// The id of the key for new secrets.
    public String currentKeyId() {
        return tokens.currentKeyId();
    }

    /// The secret of one generation: `whsec_` and the base64 of 32 bytes.
    ///
    /// @throws UnknownSecretKey if the key is not configured
    public String secret(UUID tenantId, UUID id, int generation, String keyId) {
        var token = tokens.derive(new Tokens.Claims(purpose, tenantId, id, generation, keyId));
        return "whsec_" + Base64.getEncoder().encodeToString(Tokens.sha256(token));
    }

    /// The current secret, and then the one before while it is valid. Each is derived when the stream comes to it.
    public Stream<String> valid(Source source, Instant now) {
        var current = Stream.of(source)
                .map(it -> secret(it.tenantId(), it.id(), it.generation(), it.keyId()));
        var previousKeyId = source.previousKeyId();
        var until = source.previousValidUntil();
        if (previousKeyId == null || until == null || !now.isBefore(until)) {
            return current;
        }
        return Stream.concat(current, Stream.of(source)
                .map(it -> secret(it.tenantId(), it.id(), it.generation() - 1, previousKeyId)));
    }

    /// Checks how long the secret before shall stay valid.
    ///
    /// @return the overlap
    /// @throws Refused with INVALID unless it is between zero and seven days
    public static Duration requireOverlap(Duration overlap) {
        if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
            throw Refused.invalid("/overlapHours", FieldError.Code.OUT_OF_RANGE, "must be between 0 and 168");
        }
        return overlap;
    }
}
