package com.motionmavericks.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionsTest {
    private static final Map<String, Object> UNASKED = Map.of("needsAttention", false);
    private static final String TAG = ETags.answer(Response.ok(), 7, UNASKED).getEntityTag().getValue();

    @Test
    void theTagIsTheVersionAndAHashOfWhatIsSent() {
        assertThat(TAG).matches("7-[0-9a-f]{16}");
        assertThat(ETags.answer(Response.ok(), 7, Map.of("needsAttention", false)).getEntityTag().getValue())
                .isEqualTo(TAG);
        assertThat(ETags.answer(Response.ok(), 8, UNASKED).getEntityTag().getValue()).isNotEqualTo(TAG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"%s\"", "W/\"%s\"", "\"%s-gzip\"", "W/\"%s--gzip\"", "\"1\", \"%s\"", "*"})
    void whoHasItAlreadyReadsNothing(String ifNoneMatch) {
        var unchanged = ETags.read(ifNoneMatch.formatted(TAG), 7, UNASKED);
        assertThat(unchanged.getStatus()).isEqualTo(304);
        assertThat(unchanged.hasEntity()).isFalse();
        assertThat(unchanged.getEntityTag().getValue()).isEqualTo(TAG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "\"7-0000000000000000\"", "\"x%s\"", "%s", "garbage", ""})
    void whoHasAnotherReadsIt(String ifNoneMatch) {
        assertThat(ETags.read(ifNoneMatch.formatted(TAG), 7, UNASKED).getStatus()).isEqualTo(200);
    }

    @Test
    void aChangeOfTheBodyAloneIsAChange() {
        assertThat(ETags.read("\"" + TAG + "\"", 7, Map.of("needsAttention", true)).getStatus()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "\"7-0000000000000000\"", "W/\"7-0123456789abcdef\"",
            "\"7-0123456789abcdef-gzip\"",
            " \"7-0123456789abcdef\" "})
    void aChangeNamesTheVersion(String ifMatch) {
        assertThat(ETags.required(ifMatch)).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "*", "\"\"", "\"-1\"", "\"7x\"", "\"7\", \"8\"", "\"7-0\", \"8-0\"",
            "\"9999999999999999999\""})
    void whatNamesNoneIsRefused(String ifMatch) {
        assertThatThrownBy(() -> ETags.required(ifMatch)).isInstanceOfSatisfying(Problem.class,
                problem -> assertThat(problem.type()).isEqualTo(ProblemType.MALFORMED_REQUEST));
    }
}
