package com.motionmavericks.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// After all the others: what they have called.
@Order(Integer.MAX_VALUE)
class ContractIT {
    /// Answers of a few classes alone, which prove nothing about the others.
    private static final int A_FEW = 100;

    @Test
    void everyOperationHasSucceededOnceAndAnsweredAsTheContractSays() {
        assumeTrue(Stack.CONTRACT.seen() > A_FEW, "the other tests have not run");
        assertThat(Stack.CONTRACT.neverDone()).isEmpty();
    }
}
