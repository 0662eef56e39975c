package com.motionmavericks.worker.tracing;

import io.temporal.common.interceptors.WorkflowClientCallsInterceptor;
import io.temporal.common.interceptors.WorkflowClientCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowClientInterceptorBase;

/// Sends the current span with each signal. Temporal adds the header of a signal-with-start to both the start and the signal.
public final class SignalTracing extends WorkflowClientInterceptorBase {
    @Override
    public WorkflowClientCallsInterceptor workflowClientCallsInterceptor(WorkflowClientCallsInterceptor next) {
        return new WorkflowClientCallsInterceptorBase(next) {
            @Override
            public WorkflowSignalWithStartOutput signalWithStart(WorkflowSignalWithStartInput input) {
                TraceHeader.writeCurrent(input.getWorkflowStartInput().getHeader());
                return super.signalWithStart(input);
            }
        };
    }
}
