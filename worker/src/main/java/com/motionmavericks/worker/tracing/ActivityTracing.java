package com.motionmavericks.worker.tracing;

import com.motionmavericks.domain.tracing.ActiveSpan;
import com.motionmavericks.domain.tracing.TraceParent;
import com.motionmavericks.domain.tracing.Tracing;
import io.opentelemetry.api.trace.SpanKind;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.Header;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.failure.ApplicationFailure;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Opens a span for each attempt of an activity, within the trace that its workflow hands on.
public final class ActivityTracing extends WorkerInterceptorBase {
    private final Tracing tracing;

    public ActivityTracing(Tracing tracing) {
        this.tracing = tracing;
    }

    @Override
    public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
        return new Inbound(next, tracing);
    }

    private static final class Inbound extends ActivityInboundCallsInterceptorBase {
        private final Tracing tracing;
        private @Nullable ActivityInfo activity;

        private Inbound(ActivityInboundCallsInterceptor next, Tracing tracing) {
            super(next);
            this.tracing = tracing;
        }

        @Override
        public void init(ActivityExecutionContext context) {
            activity = context.getInfo();
            super.init(context);
        }

        @Override
        public ActivityOutput execute(ActivityInput input) {
            try (var span = span(Objects.requireNonNull(activity), input.getHeader())) {
                try {
                    return super.execute(input);
                } catch (Throwable failure) {
                    span.failed(type(failure));
                    throw failure;
                }
            }
        }

        private ActiveSpan span(ActivityInfo attempt, Header header) {
            return tracing.within(TraceParent.context(TraceHeader.text(header)), attempt.getActivityType(),
                    SpanKind.INTERNAL, span -> span.setAttribute("temporal.workflow.type", attempt.getWorkflowType())
                            .setAttribute("temporal.workflow.id", attempt.getWorkflowId())
                            .setAttribute("temporal.activity.attempt", attempt.getAttempt()));
        }

        private static String type(Throwable failure) {
            return failure instanceof ApplicationFailure thrown ? thrown.getType() : failure.getClass().getName();
        }
    }
}
