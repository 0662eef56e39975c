package com.motionmavericks.local.vendors;

import com.auth0.jwt.algorithms.Algorithm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/// The RSA key that signs session tokens. It is generated once, and kept as a PKCS #8 file that only its owner can read.
record ClerkKey(RSAPublicKey publicKey, RSAPrivateCrtKey privateKey) {

    static ClerkKey in(Path file) {
        try {
            if (!Files.exists(file)) {
                generate(file);
            }
            var factory = KeyFactory.getInstance("RSA");
            var privateKey = (RSAPrivateCrtKey) factory
                    .generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(file)));
            var publicKey = factory
                    .generatePublic(new RSAPublicKeySpec(privateKey.getModulus(), privateKey.getPublicExponent()));
            return new ClerkKey((RSAPublicKey) publicKey, privateKey);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read or write the key file " + file, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Not an RSA key: " + file, e);
        }
    }

    String id() {
        return "ins_" + Integer.toHexString(publicKey.getModulus().hashCode());
    }

    Algorithm algorithm() {
        return Algorithm.RSA256(publicKey, privateKey);
    }

    Map<String, String> jwk() {
        return Map.of("kty", "RSA", "use", "sig", "alg", "RS256", "kid", id(), "n", base64(publicKey.getModulus()),
                "e", base64(publicKey.getPublicExponent()));
    }

    private static void generate(Path file) throws IOException, GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        // An atomic move, so that a kill never leaves half a key.
        var temporary = Files.createTempFile(file.toAbsolutePath().getParent(), "clerk", ".tmp", ownerOnly);
        Files.write(temporary, generator.generateKeyPair().getPrivate().getEncoded());
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String base64(BigInteger number) {
        var bytes = number.toByteArray();
        // A JWK has no sign byte.
        var from = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
    }
}
