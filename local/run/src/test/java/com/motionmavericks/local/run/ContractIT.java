package com.motionmavericks.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// Runs after all other tests, and checks which operations of the contract they have called.
@Order(Integer.MAX_VALUE)
class ContractIT {
    /// With fewer types of answers, not all test classes have run.
    private static final int FEW_ANSWERS = 100;

    @Test
    void everyOperationHasSucceededOnce() {
        assumeTrue(TestSystem.CONTRACT.answerTypes() > FEW_ANSWERS, "the other tests have not run");
        assertThat(TestSystem.CONTRACT.neverSucceeded()).isEmpty();
    }
}
