package com.motionmavericks.api.http;

import org.jspecify.annotations.Nullable;

/// The header `Idempotency-Key`: 1 to 255 characters without control characters, the same for each attempt of a
/// command.
public final class IdempotencyKeys {
    static final String HEADER = "Idempotency-Key";

    private IdempotencyKeys() {}

    /// @throws Problem with [ProblemType#IDEMPOTENCY_KEY_REQUIRED]
    public static String required(@Nullable String header) {
        if (header == null || header.isBlank() || header.length() > 255
                || header.chars().anyMatch(Character::isISOControl)) {
            throw new Problem(ProblemType.IDEMPOTENCY_KEY_REQUIRED,
                    "Send an Idempotency-Key of 1 to 255 characters, the same for each try of one command.");
        }
        return header;
    }
}
