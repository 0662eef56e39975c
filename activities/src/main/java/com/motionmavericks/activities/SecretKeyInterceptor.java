package com.motionmavericks.activities;

import com.motionmavericks.domain.secrets.UnknownSecretKey;
import com.motionmavericks.workflows.entity.VendorFailure;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;

/// Turns [UnknownSecretKey] into a [VendorFailure], so that the step parks: retries alone do not add the missing key.
public final class SecretKeyInterceptor extends WorkerInterceptorBase {
    @Override
    public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
        return new ActivityInboundCallsInterceptorBase(next) {
            @Override
            public ActivityOutput execute(ActivityInput input) {
                try {
                    return super.execute(input);
                } catch (UnknownSecretKey unknown) {
                    throw VendorFailure.unknownSecretKey(unknown.keyId());
                }
            }
        };
    }
}
