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

/// Encrypts values that are stored in the database, with AES-256-GCM under a derived key. The database alone does not
/// reveal them. Layout: length of the key id (1 byte), key id, nonce (12 bytes), ciphertext and tag.
public final class Seal {
    private static final int NONCE_BYTES = 12;
    private static final String PURPOSE = "seal";

    private final SecretKeys keys;
    private final SecureRandom random = new SecureRandom();

    public Seal(SecretKeys keys) {
        this.keys = keys;
    }

    /// Encrypts under the current key.
    public byte[] seal(byte[] plain) {
        var keyId = keys.currentId();
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var sealed = crypt(Cipher.ENCRYPT_MODE, keyId, nonce, plain);
        return ByteBuffer.allocate(1 + keyId.length() + NONCE_BYTES + sealed.length).put((byte) keyId.length())
                .put(keyId.getBytes(UTF_8)).put(nonce).put(sealed).array();
    }

    /// Decrypts bytes that were sealed under any configured key.
    ///
    /// @throws UnknownSecretKey if the key is not configured, or the bytes were changed
    public byte[] unseal(byte[] sealed) {
        var buffer = ByteBuffer.wrap(sealed);
        var keyId = new byte[buffer.get()];
        var nonce = new byte[NONCE_BYTES];
        buffer.get(keyId).get(nonce);
        var rest = new byte[buffer.remaining()];
        buffer.get(rest);
        return crypt(Cipher.DECRYPT_MODE, new String(keyId, UTF_8), nonce, rest);
    }

    /// Encrypts a text.
    ///
    /// @return base64
    public String sealText(String plain) {
        return Base64.getEncoder().encodeToString(seal(plain.getBytes(UTF_8)));
    }

    /// Decrypts a result of [#sealText].
    ///
    /// @throws UnknownSecretKey as [#unseal]
    public String unsealText(String sealed) {
        return new String(unseal(Base64.getDecoder().decode(sealed)), UTF_8);
    }

    /// Decrypts a result of [#sealText], or returns empty if the key is not configured.
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
