package com.motionmavericks.worker.tracing;

import com.motionmavericks.domain.tracing.TraceParent;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.GlobalDataConverter;
import io.temporal.common.interceptors.Header;
import org.jspecify.annotations.Nullable;

/// The `traceparent` in the header of Temporal's signals and activities.
final class TraceHeader {
    private TraceHeader() {}

    /// Writes the current span into a header; nothing outside of a trace.
    static void writeCurrent(Header header) {
        TraceParent.current().flatMap(GlobalDataConverter.get()::toPayload).ifPresent(it -> write(header, it));
    }

    static void write(Header header, Payload traceparent) {
        header.getValues().put(TraceParent.NAME, traceparent);
    }

    static @Nullable Payload read(Header header) {
        return header.getValues().get(TraceParent.NAME);
    }

    static @Nullable String text(Header header) {
        var traceparent = read(header);
        return traceparent == null
                ? null
                : GlobalDataConverter.get().fromPayload(traceparent, String.class, String.class);
    }
}
