package com.motionmavericks.local.vendors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// How the vendors sign their webhooks: HMAC-SHA256, written from their documents and apart from the product's verifier,
/// so that a mistake in one of the two is seen.
final class WebhookSigner {
    private static final String SVIX_PREFIX = "whsec_";

    private WebhookSigner() {}

    /// Svix, for Resend and Clerk.
    ///
    /// @param secret `whsec_` and base64 of the key
    static WebhookSender.Signature svix(String secret) {
        var key = Base64.getDecoder().decode(secret.substring(SVIX_PREFIX.length()));
        return (id, timestamp, body) -> Map.of("svix-id", id, "svix-timestamp", timestamp, "svix-signature",
                "v1," + Base64.getEncoder().encodeToString(hmac(key, id + "." + timestamp + ".", body)));
    }

    /// @param secret the key, as text
    static WebhookSender.Signature mux(String secret) {
        return (_, timestamp, body) -> Map.of("Mux-Signature",
                "t=" + timestamp + ",v1="
                        + HexFormat.of().formatHex(hmac(secret.getBytes(UTF_8), timestamp + ".", body)));
    }

    private static byte[] hmac(byte[] key, String signedHead, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(signedHead.getBytes(UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
        }
    }
}
