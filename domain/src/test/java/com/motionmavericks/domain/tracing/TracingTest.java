package com.motionmavericks.domain.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

/// Tracing that is off.
class TracingTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String GIVEN = "00-" + TRACE + "-b7ad6b7169203331-01";

    @Test
    void aGivenTraceparentIsHandedOnAndItsIdsAreInTheLog() {
        try (var request = Tracing.OFF.request(GIVEN)) {
            assertThat(request.span().isRecording()).isFalse();
            assertThat(TraceParent.current()).contains(GIVEN);
            try (var _ = Tracing.OFF.within(Context.current(), "POST resend", SpanKind.CLIENT, _ -> {})) {
                assertThat(TraceParent.current()).contains(GIVEN);
            }
            assertThat(MDC.get("traceId")).isEqualTo(TRACE);
            assertThat(MDC.get("spanId")).isEqualTo("b7ad6b7169203331");
        }
        assertThat(MDC.get("traceId")).isNull();
        assertThat(Span.current().getSpanContext().isValid()).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "ada@example.com", "00-" + TRACE + "-b7ad6b7169203331",
            "00-" + TRACE + "-b7ad6b7169203331-0g", "ff-" + TRACE + "-b7ad6b7169203331-01",
            "00-00000000000000000000000000000000-b7ad6b7169203331-01", "00-" + TRACE + "-0000000000000000-01",
            GIVEN + "-more"})
    void withoutAWellFormedTraceparentThereIsNoTrace(@Nullable String given) {
        try (var _ = Tracing.OFF.request(given);
                var _ = Tracing.OFF.within(Context.current(), "POST resend", SpanKind.CLIENT, _ -> {
                    throw new AssertionError("a span outside of a trace");
                })) {
            assertThat(TraceParent.current()).isEmpty();
            assertThat(MDC.get("traceId")).isNull();
        }
    }
}
