package com.motionmavericks.local.vendors;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier.BaseVerification;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;

/// Streams assets, as fragmented MP4, to those who have a playback token. Every asset plays the same prepared video.
final class MuxStream {
    private static final Set<String> PARTS = Set.of("init.mp4", "part0.m4s", "part1.m4s");

    private final MuxLedger ledger;
    private final Algorithm algorithm;
    private final InstantSource clock;

    /// @param publicKey the public half of the signing key, as base64 of its X.509 form
    MuxStream(MuxLedger ledger, String publicKey, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
        try {
            this.algorithm = Algorithm.RSA256((RSAPublicKey) KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey))));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Not an RSA key", e);
        }
    }

    void routes(HttpListener listener) {
        listener.route("GET", "/{id}\\.m3u8", request -> play(request, "application/vnd.apple.mpegurl",
                () -> playlist(request).getBytes(UTF_8)));
        listener.route("GET", "/{id}/{part}", request -> {
            var part = request.path().group("part");
            return PARTS.contains(part)
                    ? play(request, part.endsWith("mp4") ? "video/mp4" : "video/iso.segment", () -> resource(part))
                    : Reply.empty(404);
        });
    }

    @FunctionalInterface
    private interface Content {
        byte[] read();
    }

    private Reply play(Request request, String type, Content content) {
        var id = request.path().group("id");
        if (ledger.played(id).isEmpty()) {
            return Reply.empty(404);
        }
        return isAllowed(id, request.query("token").orElse(""))
                ? Reply.bytes(200, type, content.read()).with("Access-Control-Allow-Origin", "*")
                : Reply.empty(403);
    }

    private boolean isAllowed(String playbackId, String token) {
        try {
            var verification = (BaseVerification) JWT.require(algorithm)
                    .withSubject(playbackId).withAudience("v");
            verification.build(Clock.fixed(clock.instant(), ZoneOffset.UTC)).verify(token);
            return true;
        } catch (JWTVerificationException _) {
            return false;
        }
    }

    private static String playlist(Request request) {
        var base = request.path().group("id") + "/";
        var token = "?token=" + request.query("token").orElse("");
        var text = new String(resource("playlist.m3u8"), UTF_8);
        return text.replace("init.mp4", base + "init.mp4" + token).replaceAll("(part\\d\\.m4s)", base + "$1" + token);
    }

    private static byte[] resource(String name) {
        try (var stream = MuxStream.class.getResourceAsStream("/video/" + name)) {
            return Objects.requireNonNull(stream).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
