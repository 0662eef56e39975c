package com.motionmavericks.worker.tracing;

import io.temporal.api.common.v1.Payload;
import io.temporal.common.interceptors.Header;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptorBase;
import org.jspecify.annotations.Nullable;

/// Hands the trace of a workflow's latest signal on to its activities. It is deterministic: the headers are in the history,
/// and a replay does not compare those of activities.
public final class WorkflowTracing extends WorkerInterceptorBase {
    @Override
    public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
        return new Inbound(next);
    }

    private static final class Inbound extends WorkflowInboundCallsInterceptorBase {
        private @Nullable Payload latest;

        private Inbound(WorkflowInboundCallsInterceptor next) {
            super(next);
        }

        @Override
        public void init(WorkflowOutboundCallsInterceptor outbound) {
            super.init(new WorkflowOutboundCallsInterceptorBase(outbound) {
                @Override
                public <R> ActivityOutput<R> executeActivity(ActivityInput<R> input) {
                    handOn(input.getHeader());
                    return super.executeActivity(input);
                }

                @Override
                public <R> LocalActivityOutput<R> executeLocalActivity(LocalActivityInput<R> input) {
                    handOn(input.getHeader());
                    return super.executeLocalActivity(input);
                }

                @Override
                public void continueAsNew(ContinueAsNewInput input) {
                    handOn(input.getHeader());
                    super.continueAsNew(input);
                }
            });
        }

        @Override
        public void handleSignal(SignalInput input) {
            var traceparent = TraceHeader.read(input.getHeader());
            if (traceparent != null) {
                latest = traceparent;
            }
            super.handleSignal(input);
        }

        /// The signals before the first workflow task are handled before this.
        @Override
        public WorkflowOutput execute(WorkflowInput input) {
            if (latest == null) {
                latest = TraceHeader.read(input.getHeader());
            }
            return super.execute(input);
        }

        private void handOn(Header header) {
            if (latest != null) {
                TraceHeader.write(header, latest);
            }
        }
    }
}
