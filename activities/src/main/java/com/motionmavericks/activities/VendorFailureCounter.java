package com.motionmavericks.activities;

import com.motionmavericks.workflows.entity.VendorFailure;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.failure.ApplicationFailure;

/// Counts each failed attempt of an activity that a [VendorFailure] ended, by vendor and status: `vendor_failures_total`.
public final class VendorFailureCounter extends WorkerInterceptorBase {
    private final MeterRegistry meters;

    public VendorFailureCounter(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
        return new ActivityInboundCallsInterceptorBase(next) {
            @Override
            public ActivityOutput execute(ActivityInput input) {
                try {
                    return super.execute(input);
                } catch (ApplicationFailure failure) {
                    if (failure.getType().equals(VendorFailure.TYPE) && failure.getDetails().getSize() == 2) {
                        meters.counter("vendor_failures", "vendor", failure.getDetails().get(0, String.class), "status",
                                failure.getDetails().get(1, String.class)).increment();
                    }
                    throw failure;
                }
            }
        };
    }
}
