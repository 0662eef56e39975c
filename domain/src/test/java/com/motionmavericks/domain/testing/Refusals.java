package com.motionmavericks.domain.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// Says that a command is refused, and why.
public final class Refusals {
    private Refusals() {}

    public static void refused(Refusal refusal, ThrowingCallable call) {
        assertThatThrownBy(call).asInstanceOf(InstanceOfAssertFactories.type(Refused.class))
                .extracting(Refused::refusal).isEqualTo(refusal);
    }
}
