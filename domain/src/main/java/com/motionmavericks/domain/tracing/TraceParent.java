package com.motionmavericks.domain.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The W3C header `traceparent`, with which a trace goes on in another process. It holds random ids and one flag.
public final class TraceParent {
    public static final String NAME = "traceparent";

    private static final TextMapGetter<String> HEADER_ALONE = (header, key) -> key.equals(NAME) ? header : null;

    private TraceParent() {}

    /// The header that makes the current span the parent.
    ///
    /// @return empty outside of a trace
    public static Optional<String> current() {
        var span = Span.current().getSpanContext();
        return span.isValid()
                ? Optional.of("00-" + span.getTraceId() + "-" + span.getSpanId() + "-" + span.getTraceFlags().asHex())
                : Optional.empty();
    }

    /// The context of the span that a header names.
    ///
    /// @return outside of any trace, if the header is absent or malformed
    public static Context context(@Nullable String header) {
        return W3CTraceContextPropagator.getInstance().extract(Context.root(), header, HEADER_ALONE);
    }
}
