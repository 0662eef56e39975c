package com.motionmavericks.domain.limits;

import java.time.Duration;
import org.jdbi.v3.core.Handle;

record RateLimitDao(Handle handle) {

    /// @param ahead how far the theoretical arrival is ahead of now
    public record Charge(boolean allowed, Duration ahead) {}

    /// Charges served requests in any case, and one more if it is allowed.
    Charge charge(byte[] key, int served, Quota quota) {
        return handle.createQuery("select allowed, ahead from charge_rate_limit(:key, :served, :emission, :quota)")
                .bind("key", key).bind("served", served).bind("emission", quota.emission())
                .bind("quota", quota.size()).mapTo(Charge.class).one();
    }
}
