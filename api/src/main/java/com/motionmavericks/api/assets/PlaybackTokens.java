package com.motionmavericks.api.assets;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Signs the URLs at which Mux streams a video (RS256). Mux checks the signature with every segment, so a URL is valid
/// for the duration of the video and fifteen minutes.
public final class PlaybackTokens {
    private static final Duration BEYOND_DURATION = Duration.ofMinutes(15);
    /// The header that turns a 2048-bit RSA key in PKCS#1, the form that Mux gives, into PKCS#8: version, algorithm,
    /// length.
    private static final byte[] PKCS8_HEAD = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

    private final String keyId;
    private final Algorithm algorithm;
    private final URI streamUrl;
    private final InstantSource clock;

    /// @param key base64 of a PEM, PKCS#1 or PKCS#8
    public PlaybackTokens(String keyId, String key, URI streamUrl, InstantSource clock) {
        this.keyId = keyId;
        this.algorithm = Algorithm.RSA256(null, privateKey(new String(Base64.getDecoder().decode(key), US_ASCII)));
        this.streamUrl = streamUrl;
        this.clock = clock;
    }

    /// The URL of a video, and its expiry.
    public record Playback(URI url, Instant expiresAt) {}

    /// @param durationSeconds of the video, absent if unknown
    public Playback of(String playbackId, @Nullable Double durationSeconds) {
        return of(playbackId, durationSeconds, Instant.MAX);
    }

    /// The same, with an expiry no later than an instant.
    public Playback of(String playbackId, @Nullable Double durationSeconds, Instant end) {
        var duration = Duration.ofMillis(durationSeconds == null ? 0 : Math.round(durationSeconds * 1000));
        var usual = clock.instant().plus(duration).plus(BEYOND_DURATION);
        var expiresAt = end.isBefore(usual) ? end : usual;
        var token = JWT.create().withKeyId(keyId).withSubject(playbackId).withAudience("v").withExpiresAt(expiresAt)
                .sign(algorithm);
        return new Playback(streamUrl.resolve("/" + playbackId + ".m3u8?token=" + token), expiresAt);
    }

    static RSAPrivateKey privateKey(String pem) {
        var der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        try {
            return (RSAPrivateKey) KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(pem.contains("BEGIN RSA") ? pkcs8(der) : der));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Mux's signing key is no RSA key in PEM", e);
        }
    }

    private static byte[] pkcs8(byte[] pkcs1) {
        var key = der(0x04, pkcs1);
        return der(0x30, ByteBuffer.allocate(PKCS8_HEAD.length + key.length).put(PKCS8_HEAD).put(key).array());
    }

    /// A value of more than 255 bytes in DER: type, two bytes of length, content.
    private static byte[] der(int type, byte[] content) {
        return ByteBuffer.allocate(content.length + 4).put((byte) type).put((byte) 0x82)
                .putShort((short) content.length).put(content).array();
    }
}
