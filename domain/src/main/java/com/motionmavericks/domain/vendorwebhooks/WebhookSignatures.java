package com.motionmavericks.domain.vendorwebhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The signatures of webhooks: HMAC-SHA256 over a timestamp and the raw body, in the formats of three vendors. A
/// timestamp more than five minutes in the past or future is refused.
public final class WebhookSignatures {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private WebhookSignatures() {}

    /// Standard Webhooks and Svix: `v1,<base64>`, several separated by spaces while a secret is rotated.
    /// The secret is `whsec_` and base64.
    public static boolean isStandard(String secret, String id, String timestamp, String signatures, byte[] body,
            Instant now) {
        var expected = standard(secret, id, timestamp, body);
        return isFresh(timestamp, now) && Stream.of(signatures.split(" ")).anyMatch(s -> same(expected, s));
    }

    /// Signs in the format of Standard Webhooks.
    public static String standard(String secret, String id, String timestamp, byte[] body) {
        var key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
        return "v1," + Base64.getEncoder().encodeToString(hmac(key, id + "." + timestamp + ".", body));
    }

    /// Signs in the format of Mux.
    public static String mux(String secret, String timestamp, byte[] body) {
        return "t=" + timestamp + ",v1=" + hex(hmac(secret.getBytes(UTF_8), timestamp + ".", body));
    }

    /// Mux: the header `Mux-Signature: t=<unix seconds>,v1=<hex>`.
    public static boolean isMux(String secret, String header, byte[] body, Instant now) {
        Map<String, List<String>> parts = Stream.of(header.split(",")).map(part -> part.split("=", 2))
                .filter(part -> part.length == 2)
                .collect(Collectors.groupingBy(part -> part[0],
                        Collectors.mapping(part -> part[1], Collectors.toList())));
        var timestamp = String.join("", parts.getOrDefault("t", List.of()));
        var expected = hex(hmac(secret.getBytes(UTF_8), timestamp + ".", body));
        return isFresh(timestamp, now)
                && parts.getOrDefault("v1", List.of()).stream().anyMatch(s -> same(expected, s));
    }

    /// Slack: `X-Slack-Signature: v0=<hex>` beside `X-Slack-Request-Timestamp`.
    public static boolean isSlack(String secret, String timestamp, String signature, byte[] body, Instant now) {
        var expected = "v0=" + hex(hmac(secret.getBytes(UTF_8), "v0:" + timestamp + ":", body));
        return isFresh(timestamp, now) && same(expected, signature);
    }

    private static boolean isFresh(String timestamp, Instant now) {
        try {
            var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now).abs();
            return age.compareTo(TOLERANCE) <= 0;
        } catch (NumberFormatException | java.time.DateTimeException | ArithmeticException _) {
            return false;
        }
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(UTF_8), given.getBytes(UTF_8));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] hmac(byte[] key, String prefix, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(prefix.getBytes(UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
        }
    }
}
