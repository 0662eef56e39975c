package com.motionmavericks.local.vendors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs webhooks as the vendors do, by HMAC-SHA256. Written from the vendors' documentation and independent of the
/// product's verifier, so that a mistake in one of the two shows.
final class WebhookSigner {
    private static final String SVIX_PREFIX = "whsec_";

    private WebhookSigner() {}

    /// The signature of Svix, which Resend and Clerk use.
    ///
    /// @param secret `whsec_` and base64 of the key
    static WebhookSender.Signature svix(String secret) {
        var key = Base64.getDecoder().decode(secret.substring(SVIX_PREFIX.length()));
        return (id, timestamp, body) -> Map.of("svix-id", id, "svix-timestamp", timestamp, "svix-signature",
                "v1," + Base64.getEncoder().encodeToString(hmac(key, id + "." + timestamp + ".", body)));
    }

    /// The signature of Mux.
    ///
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
