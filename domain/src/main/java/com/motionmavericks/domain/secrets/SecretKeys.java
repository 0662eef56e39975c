package com.motionmavericks.domain.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The keys from which every secret that we hand out is derived. The first one makes new secrets; the others still
/// verify what they made, so that a key is changed without breaking a link that is already in somebody's inbox.
public final class SecretKeys {
    private final Map<String, byte[]> keys = new LinkedHashMap<>();
    private final String currentId;

    private SecretKeys(String text) {
        for (var entry : text.strip().split("\\s*,\\s*", -1)) {
            var parts = entry.split(":", 2);
            var key = parts.length == 2 ? Base64.getDecoder().decode(parts[1]) : new byte[0];
            if (!parts[0].matches("[A-Za-z0-9]{1,16}") || key.length < 32) {
                throw new IllegalArgumentException(
                        "Secret keys are id:base64 of 32 bytes or more, separated by commas");
            }
            if (keys.put(parts[0], key) != null) {
                throw new IllegalArgumentException("Two secret keys have the id " + parts[0]);
            }
        }
        currentId = keys.keySet().iterator().next();
    }

    /// Reads `id:base64[,id:base64...]`, each key of at least 32 bytes, each id of letters and digits and used once.
    public static SecretKeys parse(String text) {
        return new SecretKeys(text);
    }

    /// The id of the key that makes new secrets.
    public String currentId() {
        return currentId;
    }

    /// The ids of all keys, the one that makes new secrets first.
    public Set<String> ids() {
        return Collections.unmodifiableSet(keys.keySet());
    }

    /// HMAC-SHA256 of the data for one purpose, under one key; empty when there is no such key.
    public Optional<byte[]> derive(String keyId, String purpose, byte[] data) {
        return Optional.ofNullable(keys.get(keyId)).map(key -> {
            try {
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key, "HmacSHA256"));
                var name = purpose.getBytes(UTF_8);
                mac.update(ByteBuffer.allocate(4).putInt(name.length).array());
                mac.update(name);
                return mac.doFinal(data);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
            }
        });
    }
}
