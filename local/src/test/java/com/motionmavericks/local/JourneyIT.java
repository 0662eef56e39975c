package com.motionmavericks.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.local.journey.Journey;
import org.junit.jupiter.api.Test;

/// The story that `./run` tells.
class JourneyIT {
    @Test
    void everyStepOfTheStoryHolds() {
        assertThat(new Journey(Stack.running(), Stack.stack().temporal(), System.out).tell()).isTrue();
    }
}
