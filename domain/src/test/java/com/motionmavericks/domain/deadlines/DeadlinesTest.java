package com.motionmavericks.domain.deadlines;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.motionmavericks.domain.problems.FieldError;
import com.motionmavericks.domain.problems.Refused;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlinesTest {
    @ParameterizedTest
    @CsvSource({"PT1S,P90D,1 second,90 days", "PT1H,PT720H,1 hour,30 days", "PT90M,P1D,90 minutes,1 day"})
    void aRefusalSaysTheBoundsInWords(Duration shortest, Duration longest, String from, String to) {
        var now = Instant.EPOCH;
        assertThatThrownBy(() -> Deadlines.requireBetween(shortest, longest, "deadline", now, now))
                .asInstanceOf(type(Refused.class)).extracting(Refused::errors).asInstanceOf(LIST)
                .containsExactly(new FieldError("/deadline", FieldError.Code.OUT_OF_RANGE,
                        "must be between " + from + " and " + to + " from now"));
    }
}
