package com.motionmavericks.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.motionmavericks.domain.problems.FieldError.Code;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.jackson.Jackson;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    private final ObjectMapper mapper = Jackson.newObjectMapper();

    enum Size {
        SMALL,
        VERY_LARGE
    }

    record Body(@Nullable Size size, @Nullable UUID id, @Nullable Boolean open, @Nullable Integer count,
            @Nullable Instant at, @Nullable ZoneId zone) {}

    StrictJsonTest() {
        StrictJson.read(mapper);
    }

    @Test
    void aBodyIsNotNestedWithoutEnd() throws Exception {
        assertThat(mapper.readTree("[".repeat(1000) + "]".repeat(1000))).hasSize(1);
        assertThatThrownBy(() -> mapper.readTree("[".repeat(1001) + "]".repeat(1001)))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void aValueThatIsExactIsRead() throws Exception {
        var id = UUID.randomUUID();
        assertThat(mapper.readValue("""
                {"size": "VERY_LARGE", "id": "%s", "open": true, "count": 5, "at": "2026-12-01T11:00:00.5+01:00",
                 "zone": "Europe/Berlin"}
                """.formatted(id), Body.class)).isEqualTo(new Body(Size.VERY_LARGE, id, true, 5,
                Instant.parse("2026-12-01T10:00:00.5Z"), ZoneId.of("Europe/Berlin")));
    }

    @Test
    void anInstantIsReadInMicroseconds() throws Exception {
        assertThat(mapper.readValue("{\"at\": \"2026-12-01T10:00:00.123456789Z\"}", Body.class).at())
                .isEqualTo(Instant.parse("2026-12-01T10:00:00.123456Z"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"size|\"small\"", "size|\" SMALL\"",
            "size|\"very-large\"", "size|\"1\"",
            "size|1", "size|\"\"", "id|\"1-1-1-1-1\"", "id|\" 01a20d71-7754-7c11-8a52-0f3f6f6c9d10\"", "id|\"\"",
            "id|\"AaINcXdUfBGKUg8/b2ydEA==\"", "open|\"true\"", "open|1", "open|\"\"", "count|\"5\"", "count|5.0",
            "count|true", "at|\"2026-12-01T10:00Z\"", "at|\" 2026-12-01T10:00:00Z\"", "at|\"+12026-12-01T10:00:00Z\"",
            "at|\"2026-12-01t10:00:00z\"", "at|\"2026-12-01T24:00:00Z\"", "at|1795565281", "zone|\" UTC\"", "zone|\"\"",
            "zone|1"})
    void aValueThatIsNotIsRefusedByItsName(String field, String value) {
        assertThatThrownBy(() -> mapper.readValue("{\"" + field + "\": " + value + "}", Body.class))
                .isInstanceOfSatisfying(JsonMappingException.class,
                        refused -> assertThat(refused.getPath().getFirst().getFieldName()).isEqualTo(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"count\": 1, \"count\": 2}", "{\"size\": \"SMALL\", \"c\\u006funt\": 1, \"count\": 1}",
            "{\"count\": null, \"count\": 2}"})
    void aKeyStandsOnce(String body) throws Exception {
        assertThatThrownBy(() -> mapper.readValue(body, Body.class)).isInstanceOf(JsonParseException.class)
                .satisfies(refused -> assertThat(new ProblemMapper(ProblemMapperTest.DOCUMENTS)
                        .toResponse(refused).getEntity()).hasFieldOrPropertyWithValue("errors",
                                List.of(InvalidValue.inBody("/count", Code.REPEATED, "must occur only once"))));
        assertThatThrownBy(() -> mapper.readTree(body)).as("a webhook's").isInstanceOf(JsonParseException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} {}", "{\"count\": 1} x"})
    void nothingStandsBehindABody(String body) {
        assertThatThrownBy(() -> mapper.readValue(body, Body.class)).isInstanceOf(Exception.class);
        assertThatThrownBy(() -> mapper.readTree(body)).as("a webhook's").isInstanceOf(Exception.class);
    }
}
