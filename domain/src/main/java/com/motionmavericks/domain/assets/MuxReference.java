package com.motionmavericks.domain.assets;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// The version that an upload at Mux belongs to. Mux carries it as `passthrough` and returns it in its webhooks.
public record MuxReference(UUID tenantId, UUID versionId) {
    private static final String UUID_FORM = "(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})";
    private static final Pattern FORM = Pattern.compile(UUID_FORM + ":" + UUID_FORM);

    /// Reads what [#toString] wrote; empty for any other text.
    public static Optional<MuxReference> parse(String passthrough) {
        var ids = FORM.matcher(passthrough);
        return ids.matches()
                ? Optional.of(new MuxReference(UUID.fromString(ids.group(1)), UUID.fromString(ids.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return tenantId + ":" + versionId;
    }
}
