package com.motionmavericks.domain.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import org.slf4j.MDC;

/// A span that is the current one of its thread until it is closed. Log lines meanwhile show its ids.
public final class ActiveSpan implements AutoCloseable {
    private final Span span;
    private final Scope scope;

    @SuppressWarnings("MustBeClosedChecker")
    ActiveSpan(Span span) {
        this.span = span;
        this.scope = span.makeCurrent();
        showIds();
    }

    public Span span() {
        return span;
    }

    /// Marks the span as failed.
    ///
    /// @param type the type of the failure, never its message, which may hold personal data
    public void failed(String type) {
        span.setStatus(StatusCode.ERROR).setAttribute("error.type", type);
    }

    @Override
    public void close() {
        scope.close();
        span.end();
        showIds();
    }

    private static void showIds() {
        var current = Span.current().getSpanContext();
        if (current.isValid()) {
            MDC.put("traceId", current.getTraceId());
            MDC.put("spanId", current.getSpanId());
        } else {
            MDC.remove("traceId");
            MDC.remove("spanId");
        }
    }
}
