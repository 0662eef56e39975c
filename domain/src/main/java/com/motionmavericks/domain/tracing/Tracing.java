package com.motionmavericks.domain.tracing;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Opens spans. Only a request begins a trace: other work has a span only if a request led to it.
///
/// Neither a name nor an attribute may hold personal data, a token, a path or the message of a failure.
public final class Tracing {
    /// Records nothing. The `traceparent` of a caller is still handed on.
    public static final Tracing OFF = new Tracing(OpenTelemetry.noop().getTracerProvider());

    private final Tracer tracer;

    public Tracing(TracerProvider tracers) {
        tracer = tracers.get("com.motionmavericks");
    }

    /// Opens the span of a request. It begins a trace, unless the caller has begun one.
    ///
    /// @param traceparent the caller's header
    public ActiveSpan request(@Nullable String traceparent) {
        return new ActiveSpan(tracer.spanBuilder("request").setSpanKind(SpanKind.SERVER)
                .setParent(TraceParent.context(traceparent)).startSpan());
    }

    /// Opens a span within a trace.
    ///
    /// @param parent outside of a trace no span is opened
    /// @param details adds attributes and links
    public ActiveSpan within(Context parent, String name, SpanKind kind, Consumer<SpanBuilder> details) {
        if (!Span.fromContext(parent).getSpanContext().isValid()) {
            return new ActiveSpan(Span.getInvalid());
        }
        var builder = tracer.spanBuilder(name).setSpanKind(kind).setParent(parent);
        details.accept(builder);
        return new ActiveSpan(builder.startSpan());
    }
}
