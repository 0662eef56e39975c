package com.motionmavericks.activities;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/// Reads the header `Retry-After` as RFC 9110 defines it: seconds or a date.
public final class RetryAfter {
    private RetryAfter() {}

    /// The pause that the vendor asks for, or null if the header is missing or malformed. A date in the past gives a
    /// negative pause.
    ///
    /// @param header returns the response header of the given name, or null
    public static @Nullable Duration in(Function<String, @Nullable String> header) {
        var value = Optional.ofNullable(header.apply("Retry-After")).orElse("");
        if (value.matches("\\d{1,10}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        // Relative to the vendor's clock, if it sends `Date`.
        var now = date(header.apply("Date")).orElseGet(InstantSource.system()::instant);
        return date(value).map(retryAt -> Duration.between(now, retryAt)).orElse(null);
    }

    private static Optional<Instant> date(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> text.matches("\\p{Print}+"))
                .map(text -> Headers.of("Date", text).getInstant("Date"));
    }
}
