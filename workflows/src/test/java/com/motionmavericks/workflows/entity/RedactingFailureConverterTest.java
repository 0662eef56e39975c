package com.motionmavericks.workflows.entity;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.JsonFormat;
import io.temporal.common.converter.EncodedValues;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RedactingFailureConverterTest {
    private static final String CANARY = "canary@example.com";

    @Test
    void noTextOfAnExceptionReachesAHistory() throws Exception {
        var inner = ApplicationFailure.newFailure("to " + CANARY, "Inner", CANARY);
        var outer = new IllegalStateException("no row for " + CANARY, inner);
        assertThat(written(outer)).doesNotContain(CANARY).contains("IllegalStateException");
        assertThat(written(new CanceledFailure(CANARY, new EncodedValues(CANARY), null)))
                .doesNotContain(CANARY);
    }

    @Test
    void theStatusAndTheRetryDelayOfAVendorAreKept() throws Exception {
        var converter = WorkflowDataConverter.dataConverter();
        var busy = VendorFailure.answered("resend", 429, Duration.ofSeconds(5));
        var read = (ApplicationFailure) converter.failureToException(converter.exceptionToFailure(busy));
        assertThat(read.getOriginalMessage()).isEqualTo("resend 429");
        assertThat(read.isNonRetryable()).isFalse();
        assertThat(read.getNextRetryDelay()).isEqualTo(Duration.ofSeconds(5));
        assertThat(VendorFailure.answered("resend", 422, null).isNonRetryable()).isTrue();
        assertThat(VendorFailure.answered("resend", 503, null).isNonRetryable()).isFalse();
        assertThat(written(VendorFailure.answered("resend", 422, null))).contains("resend 422");
    }

    private static String written(Throwable throwable) throws Exception {
        return JsonFormat.printer().print(WorkflowDataConverter.dataConverter().exceptionToFailure(throwable));
    }
}
