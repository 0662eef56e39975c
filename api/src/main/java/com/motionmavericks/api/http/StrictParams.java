package com.motionmavericks.api.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the parameters of paths and queries exactly: no blanks, no other case, no sign, no short form. It runs before
/// Dropwizard's own reader of enums, which allows all of these.
@Priority(Priorities.USER - 1)
public final class StrictParams implements ParamConverterProvider {
    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        if (type == UUID.class) {
            return (ParamConverter<T>) new Exact<>(StrictJson::uuid);
        }
        if (type == int.class) {
            return (ParamConverter<T>) new Exact<>(StrictParams::number);
        }
        if (type == boolean.class) {
            return (ParamConverter<T>) new Exact<>(text -> oneOf(text, List.of(true, false)));
        }
        if (type == Instant.class) {
            return (ParamConverter<T>) new Exact<>(StrictParams::instant);
        }
        if (type.isEnum()) {
            return new Exact<>(text -> oneOf(text, List.of(type.getEnumConstants())));
        }
        return null;
    }

    private static Integer number(String text) {
        if (!text.matches("-?\\d{1,9}")) {
            throw new IllegalArgumentException("must be a whole number of at most nine digits");
        }
        return Integer.valueOf(text);
    }

    private static Instant instant(String text) {
        try {
            return StrictJson.instant(text);
        } catch (DateTimeException | IllegalArgumentException _) {
            throw new IllegalArgumentException("must be a date-time of RFC 3339");
        }
    }

    private static <T> T oneOf(String text, List<T> values) {
        return values.stream().filter(value -> value.toString().equals(text)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of "
                        + values.stream().map(Object::toString).collect(Collectors.joining(", "))));
    }

    /// @param parse throws an `IllegalArgumentException` that says what the value must be
    private record Exact<T>(Function<String, T> parse) implements ParamConverter<T> {
        @Override
        public @Nullable T fromString(@Nullable String text) {
            return text == null ? null : parse.apply(text);
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}
