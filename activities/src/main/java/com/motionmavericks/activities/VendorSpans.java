package com.motionmavericks.activities;

import com.motionmavericks.domain.tracing.ActiveSpan;
import com.motionmavericks.domain.tracing.Tracing;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;

/// The spans of the calls to one vendor. They never hold an address, because the one of a Slack webhook is a secret.
public record VendorSpans(String vendor, Tracing tracing) {
    private static final int CLIENT_ERROR = 400;

    /// Opens the span of a call. The request then takes its `traceparent`.
    public ActiveSpan open(String method) {
        return tracing.within(Context.current(), method + " " + vendor, SpanKind.CLIENT,
                span -> span.setAttribute("http.request.method", method).setAttribute("peer.service", vendor));
    }

    /// Notes the status of the answer.
    public static void answered(ActiveSpan call, int status) {
        call.span().setAttribute("http.response.status_code", status);
        if (status >= CLIENT_ERROR) {
            call.failed(Integer.toString(status));
        }
    }
}
