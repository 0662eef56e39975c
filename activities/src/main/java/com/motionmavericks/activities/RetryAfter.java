package com.motionmavericks.activities;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/// The header `Retry-After` of an answer, as RFC 9110 has it: seconds, or a date.
public final class RetryAfter {
    private RetryAfter() {}

    /// How long the vendor asks us to wait; absent when it says nothing that the RFC knows.
    ///
    /// @param header gives a header of the answer by its name, absent when there is none
    public static @Nullable Duration in(Function<String, @Nullable String> header) {
        var value = Optional.ofNullable(header.apply("Retry-After")).orElse("");
        if (value.matches("\\d{1,10}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        // By the vendor's own clock, where it says what that shows.
        var now = date(header.apply("Date")).orElseGet(InstantSource.system()::instant);
        return date(value).map(retryAt -> Duration.between(now, retryAt)).orElse(null);
    }

    private static Optional<Instant> date(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> text.matches("\\p{Print}+"))
                .map(text -> Headers.of("Date", text).getInstant("Date"));
    }
}
