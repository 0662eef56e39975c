package com.motionmavericks.activities;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final String DATE = "Sun, 06 Nov 1994 08:49:37 GMT";

    @ParameterizedTest
    @CsvSource({"7,PT7S", "0,PT0S", "90000,PT25H", "'Sun, 06 Nov 1994 08:50:07 GMT',PT30S",
            "'Sunday, 06-Nov-94 08:50:07 GMT',PT30S", "Sun Nov  6 08:50:07 1994,PT30S",
            "'Sun, 06 Nov 1994 08:49:07 GMT',PT-30S"})
    void readsSecondsOrADateByTheVendorsClock(String value, Duration wait) {
        assertThat(RetryAfter.in(Map.of("Retry-After", value, "Date", DATE)::get)).isEqualTo(wait);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "-1", "+1", "1.5", "1e3", "soon", "7 s", "PT7S", "99999999999999999999", "٧", "é"})
    void isNullForMalformedValues(@Nullable String value) {
        var headers = new HashMap<String, @Nullable String>(Map.of("Date", DATE));
        headers.put("Retry-After", value);
        assertThat(RetryAfter.in(headers::get)).isNull();
    }

    @Test
    void usesOurClockIfTheVendorSendsNoDate() {
        var inAMinute = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC)
                .format(Instant.now().plus(Duration.ofMinutes(1)));
        assertThat(RetryAfter.in(Map.of("Retry-After", inAMinute, "Date", "nonsense")::get))
                .isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
    }
}
