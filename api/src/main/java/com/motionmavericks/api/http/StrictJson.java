package com.motionmavericks.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.MICROS;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.motionmavericks.domain.patch.Patch;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Reads bodies strictly: one object, each key once, exact types. A number is no text, a text is no number, dates are
/// texts. A value that Postgres could not store exactly is refused here, for all fields.
public final class StrictJson {
    private static final Pattern RFC_3339 = Pattern
            .compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");
    private static final int DATE = "2026-12-01".length();
    private static final int TIME = "08:00:00".length();

    private StrictJson() {}

    /// Makes the mapper of the requests' bodies strict.
    public static void read(ObjectMapper mapper) {
        mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        for (var type : List.of(LogicalType.Integer, LogicalType.Boolean)) {
            mapper.coercionConfigFor(type).setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
        }
        mapper.coercionConfigFor(LogicalType.Boolean).setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
        var module = new SimpleModule("strict");
        module.setDeserializers(new ExactEnums());
        mapper.registerModule(module.addDeserializer(Patch.class, new PatchDeserializer())
                .addDeserializer(String.class, new Text<>(String.class, StrictJson::kept))
                .addDeserializer(UUID.class, new Text<>(UUID.class, StrictJson::uuid))
                .addDeserializer(ZoneId.class, new Text<>(ZoneId.class, ZoneId::of))
                .addDeserializer(Instant.class, new Text<>(Instant.class, StrictJson::instant))
                .addDeserializer(LocalDate.class,
                        new Text<>(LocalDate.class, text -> LocalDate.parse(noLonger(text, DATE))))
                .addDeserializer(LocalTime.class,
                        new Text<>(LocalTime.class, text -> LocalTime.parse(noLonger(text, TIME)))));
    }

    /// Postgres stores no NUL, and would replace half of a surrogate pair by a question mark.
    private static String kept(String text) {
        if (text.indexOf('\0') >= 0 || !UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("It cannot be stored");
        }
        return text;
    }

    /// A UUID of 36 characters: Java's own reader fills up groups that are too short.
    ///
    /// @throws IllegalArgumentException for any other text
    public static UUID uuid(String text) {
        var uuid = UUID.fromString(text);
        if (!uuid.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("must be a UUID");
        }
        return uuid;
    }

    /// In whole microseconds, as Postgres keeps it.
    static Instant instant(String text) {
        if (!RFC_3339.matcher(text).matches()) {
            throw new IllegalArgumentException("No date-time of RFC 3339");
        }
        return OffsetDateTime.parse(text).toInstant().truncatedTo(MICROS);
    }

    /// A sign or a fraction makes it longer than the contract allows.
    private static String noLonger(String text, int length) {
        if (text.length() > length) {
            throw new IllegalArgumentException("Too long");
        }
        return text;
    }

    /// Enums by their exact names: Dropwizard's own reader trims, folds case, and takes `-` for `_`.
    private static final class ExactEnums extends SimpleDeserializers {
        private static final long serialVersionUID = 1;

        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        public JsonDeserializer<?> findEnumDeserializer(Class<?> type, DeserializationConfig config,
                BeanDescription description) {
            return new Text<>((Class<Enum>) type, name -> Enum.valueOf((Class<Enum>) type, name));
        }
    }

    /// A value that must be a JSON string.
    private static final class Text<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1;

        private final transient Function<String, T> parse;

        Text(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                throw context.wrongTokenException(parser, handledType(), JsonToken.VALUE_STRING, "A text is expected");
            }
            var text = parser.getText();
            try {
                return parse.apply(text);
            } catch (DateTimeException | IllegalArgumentException e) {
                throw context.weirdStringException(text, handledType(), String.valueOf(e.getMessage()));
            }
        }
    }
}
