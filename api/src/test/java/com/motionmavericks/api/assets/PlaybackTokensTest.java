package com.motionmavericks.api.assets;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class PlaybackTokensTest {
    /// The header that PKCS#8 puts before a 2048-bit key in PKCS#1.
    private static final int PKCS8_HEAD = 26;
    private final KeyPair pair = rsa();

    @Test
    void anAddressIsSignedForOneFilmItsDurationAndFifteenMinutes() {
        var now = Instant.now();
        var playback = new PlaybackTokens("key-1", base64(pem("PRIVATE KEY", pair.getPrivate().getEncoded())),
                URI.create("https://stream.example"), () -> now).of("playback-1", 5400.5);
        assertThat(playback.url()).hasHost("stream.example").hasPath("/playback-1.m3u8");
        var token = playback.url().getQuery().replaceFirst("token=", "");
        var verified = JWT.require(Algorithm.RSA256((RSAPublicKey) pair.getPublic())).withSubject("playback-1")
                .withAudience("v").build().verify(token);
        assertThat(verified.getKeyId()).isEqualTo("key-1");
        assertThat(verified.getExpiresAtAsInstant()).isCloseTo(now.plus(Duration.ofMinutes(105)), within(1, SECONDS));
        assertThat(playback.expiresAt()).isEqualTo(now.plusMillis(6_300_500));
    }

    @Test
    void anAddressIsGoodForNoLongerThanWhatShowsIt() {
        var now = Instant.now();
        var tokens = new PlaybackTokens("key-1", base64(pem("PRIVATE KEY", pair.getPrivate().getEncoded())),
                URI.create("https://stream.example"), () -> now);
        assertThat(tokens.of("playback-1", 5400.0, now.plusSeconds(60)).expiresAt()).isEqualTo(now.plusSeconds(60));
        assertThat(tokens.of("playback-1", 5400.0, now.plus(Duration.ofDays(1))))
                .isEqualTo(tokens.of("playback-1", 5400.0));
    }

    @Test
    void anAddressOfAFilmOfUnknownDurationIsGoodForFifteenMinutes() {
        var now = Instant.now();
        var tokens = new PlaybackTokens("key-1", base64(pem("PRIVATE KEY", pair.getPrivate().getEncoded())),
                URI.create("https://stream.example"), () -> now);
        assertThat(tokens.of("playback-1", null).expiresAt()).isEqualTo(now.plus(Duration.ofMinutes(15)));
    }

    @Test
    void aKeyInTheFormThatMuxGivesIsTheSameKey() {
        var pkcs8 = pair.getPrivate().getEncoded();
        var pkcs1 = Arrays.copyOfRange(pkcs8, PKCS8_HEAD, pkcs8.length);
        assertThat(PlaybackTokens.privateKey(pem("RSA PRIVATE KEY", pkcs1))).isEqualTo(pair.getPrivate());
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind,
                Base64.getMimeEncoder().encodeToString(der));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(US_ASCII));
    }

    private static KeyPair rsa() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
