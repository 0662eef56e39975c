package com.motionmavericks.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContractExamplesTest {
    @Test
    void everyExampleOfTheContractIsAsItsSchemaSays() {
        assertThat(Contract.load().checkExamples()).isGreaterThan(100);
    }
}
