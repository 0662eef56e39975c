package com.motionmavericks.domain.partners;

import com.motionmavericks.domain.secrets.Tokens;
import com.motionmavericks.domain.vendorwebhooks.WebhookSignatures;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The secrets of partners. They are derived when needed and never stored.
final class PartnerSecrets {
    private static final String PURPOSE = "partner-webhook";

    private final Tokens tokens;

    PartnerSecrets(Tokens tokens) {
        this.tokens = tokens;
    }

    /// What verifies the signatures of a partner.
    ///
    /// @param previousKeyId of the generation before, which is accepted until `previousValidUntil`
    public record Signer(UUID tenantId, UUID id, Partner.Status status, int generation, String keyId,
            @Nullable String previousKeyId, @Nullable Instant previousValidUntil) {}

    /// The id of the key for new secrets.
    String currentKeyId() {
        return tokens.currentKeyId();
    }

    /// The secret in the form of Standard Webhooks.
    ///
    /// @throws com.motionmavericks.domain.secrets.UnknownSecretKey if the key is not configured
    String secret(UUID tenantId, UUID partnerId, int generation, String keyId) {
        var token = tokens.derive(new Tokens.Claims(PURPOSE, tenantId, partnerId, generation, keyId));
        return "whsec_" + Base64.getEncoder().encodeToString(Tokens.sha256(token));
    }

    /// Whether the body was signed under the current secret, or under the one before while it is accepted.
    boolean verify(Signer signer, WebhookSignature signature, byte[] body, Instant now) {
        return isSignedBy(signer, signer.generation(), signer.keyId(), signature, body, now)
                || (signer.previousKeyId() != null && signer.previousValidUntil() != null
                        && now.isBefore(signer.previousValidUntil())
                        && isSignedBy(signer, signer.generation() - 1, signer.previousKeyId(), signature, body, now));
    }

    private boolean isSignedBy(Signer signer, int generation, String keyId, WebhookSignature signature, byte[] body,
            Instant now) {
        return WebhookSignatures.isStandard(secret(signer.tenantId(), signer.id(), generation, keyId), signature.id(),
                signature.timestamp(), signature.signatures(), body, now);
    }
}
