package com.motionmavericks.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.function.Function;

/// Reads bodies as the contract has them: a number is no text, a text is no number, dates are texts. What Postgres could
/// not keep, or would keep as something else, ends here, once for all fields.
public final class StrictJson {
    private static final int DATE = "2026-12-01".length();
    private static final int TIME = "08:00:00".length();

    private StrictJson() {}

    /// Makes the mapper of the requests' bodies strict.
    public static void read(ObjectMapper mapper) {
        mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        mapper.coercionConfigFor(LogicalType.Integer).setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
        mapper.registerModule(new SimpleModule("strict")
                .addDeserializer(String.class, new Text<>(String.class, StrictJson::kept))
                .addDeserializer(Instant.class,
                        new Text<>(Instant.class, text -> OffsetDateTime.parse(text).toInstant()))
                .addDeserializer(LocalDate.class,
                        new Text<>(LocalDate.class, text -> LocalDate.parse(noLonger(text, DATE))))
                .addDeserializer(LocalTime.class,
                        new Text<>(LocalTime.class, text -> LocalTime.parse(noLonger(text, TIME)))));
    }

    /// Postgres keeps no NUL, and of half a surrogate pair it would keep a question mark.
    private static String kept(String text) {
        if (text.indexOf('\0') >= 0 || !UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("It cannot be kept");
        }
        return text;
    }

    /// With a sign or a fraction it is what the contract does not know.
    private static String noLonger(String text, int length) {
        if (text.length() > length) {
            throw new IllegalArgumentException("Too long");
        }
        return text;
    }

    /// A value that stands as a text, and as nothing else.
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
