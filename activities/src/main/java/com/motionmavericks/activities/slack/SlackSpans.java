package com.motionmavericks.activities.slack;

import com.motionmavericks.activities.VendorSpans;
import com.motionmavericks.domain.tracing.TraceParent;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/// Opens a span for each call to Slack, and sends its `traceparent`.
record SlackSpans(VendorSpans spans) implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
        try (var call = spans.open(chain.request().method())) {
            var request = chain.request().newBuilder();
            TraceParent.current().ifPresent(it -> request.header(TraceParent.NAME, it));
            try {
                var answer = chain.proceed(request.build());
                VendorSpans.answered(call, answer.code());
                return answer;
            } catch (IOException failure) {
                call.failed(failure.getClass().getName());
                throw failure;
            }
        }
    }
}
