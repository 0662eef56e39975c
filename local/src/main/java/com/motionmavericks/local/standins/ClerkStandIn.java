package com.motionmavericks.local.standins;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Clerk, as far as we use it: its public keys, and session tokens in version 2 for any user of any organization.
final class ClerkStandIn extends HttpStandIn {
    private static final String KEY_ID = "ins_local";
    private static final int TOKEN_SECONDS = 60;

    private final RSAPublicKey publicKey;
    private final Algorithm algorithm;
    private final Map<String, JsonNode> sessions = new ConcurrentHashMap<>();

    ClerkStandIn(int port, Path data) {
        super(port);
        try {
            var privateKey = (RSAPrivateCrtKey) privateKey(data.resolve("clerk.key"));
            publicKey = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(
                    new RSAPublicKeySpec(privateKey.getModulus(), privateKey.getPublicExponent()));
            algorithm = Algorithm.RSA256(publicKey, privateKey);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("RSA is part of every JDK", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    Answer answer(Request request) {
        return switch (request.method() + " " + request.path().replaceFirst("/sess_[^/]+/", "/*/")) {
            case "GET /.well-known/jwks.json" -> Answer.json(200, Map.of("keys", List.of(Map.of("use", "sig", "kty",
                    "RSA", "kid", KEY_ID, "alg", "RS256", "n", base64(publicKey.getModulus()), "e",
                    base64(publicKey.getPublicExponent())))));
            case "POST /v1/sessions" -> createSession(request);
            case "POST /v1/sessions/*/tokens" -> createToken(request);
            default -> error(404, "resource_not_found");
        };
    }

    private Answer createSession(Request request) {
        try {
            var body = JSON.readTree(request.body());
            if (!body.hasNonNull("user_id") || !body.hasNonNull("active_organization_id")) {
                return error(422, "form_param_missing");
            }
            var id = "sess_" + UUID.randomUUID();
            sessions.put(id, body);
            return Answer.json(200, Map.of("object", "session", "id", id, "status", "active", "user_id",
                    body.get("user_id").asText(), "last_active_organization_id",
                    body.get("active_organization_id").asText()));
        } catch (JsonProcessingException _) {
            return error(400, "request_body_invalid");
        }
    }

    private Answer createToken(Request request) {
        var id = request.path().split("/", -1)[3];
        var session = sessions.get(id);
        if (session == null) {
            return error(404, "resource_not_found");
        }
        var now = Instant.now();
        var token = JWT.create().withKeyId(KEY_ID).withIssuer(url()).withSubject(session.get("user_id").asText())
                .withClaim("v", 2).withClaim("sid", id).withClaim("fva", List.of(0, -1)).withClaim("sts", "active")
                .withClaim("o",
                        Map.of("id", session.get("active_organization_id").asText(), "slg", "studio", "rol", "admin"))
                .withJWTId(UUID.randomUUID().toString()).withIssuedAt(now).withNotBefore(now.minusSeconds(5))
                .withExpiresAt(now.plusSeconds(TOKEN_SECONDS)).sign(algorithm);
        return Answer.json(200, Map.of("object", "token", "jwt", token));
    }

    private static PrivateKey privateKey(Path file) throws GeneralSecurityException, IOException {
        if (!Files.exists(file)) {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, generator.generateKeyPair().getPrivate().getEncoded());
        }
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(file)));
    }

    private static String base64(BigInteger number) {
        var bytes = number.toByteArray();
        var unsigned = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned);
    }

    private static Answer error(int status, String code) {
        return Answer.json(status, Map.of("errors", List.of(Map.of("code", code, "message", code))));
    }
}
