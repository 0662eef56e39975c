package com.motionmavericks.domain.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The keys from which all tokens, cursors and seals are derived. New secrets use the first key. The other keys still
/// verify older secrets, so a key rotation does not break links that were already mailed.
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

    /// Parses `id:base64[,id:base64...]`. Each key has at least 32 bytes, each id 1 to 16 letters and digits.
    ///
    /// @throws IllegalArgumentException if a key is malformed or an id is used twice
    public static SecretKeys parse(String text) {
        return new SecretKeys(text);
    }

    /// The id of the key for new secrets.
    public String currentId() {
        return currentId;
    }

    /// The day on which the current key was made, if its id is a date: `20261126`.
    public Optional<LocalDate> currentMadeOn() {
        try {
            return Optional.of(LocalDate.parse(currentId, DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /// The ids of all keys, the current one first.
    public Set<String> ids() {
        return Collections.unmodifiableSet(keys.keySet());
    }

    /// HMAC-SHA256 of the purpose and the data under one key, or empty if the key is not configured.
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
