package com.motionmavericks.domain.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts what must be kept for a while and may be read by nobody who has only the database: AES-256-GCM under a
/// derived key. Layout: one byte of length of the key id, the key id, 12 bytes of nonce, the ciphertext and tag.
public final class Seal {
    private static final int NONCE_BYTES = 12;
    private static final String PURPOSE = "seal";

    private final SecretKeys keys;
    private final SecureRandom random = new SecureRandom();

    public Seal(SecretKeys keys) {
        this.keys = keys;
    }

    /// Seals under the current key.
    public byte[] seal(byte[] plain) {
        var keyId = keys.currentId();
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var sealed = crypt(Cipher.ENCRYPT_MODE, keyId, nonce, plain);
        return ByteBuffer.allocate(1 + keyId.length() + NONCE_BYTES + sealed.length).put((byte) keyId.length())
                .put(keyId.getBytes(UTF_8)).put(nonce).put(sealed).array();
    }

    /// Opens what was sealed under any key that is still configured.
    ///
    /// @throws UnknownSecretKey when the bytes were not sealed by one of our keys
    public byte[] unseal(byte[] sealed) {
        var buffer = ByteBuffer.wrap(sealed);
        var keyId = new byte[buffer.get()];
        var nonce = new byte[NONCE_BYTES];
        buffer.get(keyId).get(nonce);
        var rest = new byte[buffer.remaining()];
        buffer.get(rest);
        return crypt(Cipher.DECRYPT_MODE, new String(keyId, UTF_8), nonce, rest);
    }

    /// Seals a text, as text.
    public String sealText(String plain) {
        return Base64.getEncoder().encodeToString(seal(plain.getBytes(UTF_8)));
    }

    /// Opens what [#sealText] sealed.
    public String unsealText(String sealed) {
        return new String(unseal(Base64.getDecoder().decode(sealed)), UTF_8);
    }

    /// The same; empty when the key is not configured any more.
    public Optional<String> tryOpenText(String sealed) {
        try {
            return Optional.of(unsealText(sealed));
        } catch (UnknownSecretKey _) {
            return Optional.empty();
        }
    }

    private byte[] crypt(int mode, String keyId, byte[] nonce, byte[] bytes) {
        try {
            var key = keys.derive(keyId, PURPOSE, new byte[0])
                    .orElseThrow(() -> new UnknownSecretKey(keyId));
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
            return cipher.doFinal(bytes);
        } catch (AEADBadTagException e) {
            throw new UnknownSecretKey(keyId, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every JDK", e);
        }
    }
}
