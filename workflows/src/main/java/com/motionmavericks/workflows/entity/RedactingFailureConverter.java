package com.motionmavericks.workflows.entity;

import io.temporal.api.failure.v1.Failure;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.FailureConverter;
import io.temporal.failure.DefaultFailureConverter;

/// Writes only the type, the vendor and the status of a failure into a history. An exception's message may quote a row or a
/// vendor's answer, and so contain personal data.
public final class RedactingFailureConverter implements FailureConverter {
    private final FailureConverter plain = new DefaultFailureConverter();

    @Override
    public RuntimeException failureToException(Failure failure, DataConverter dataConverter) {
        return plain.failureToException(failure, dataConverter);
    }

    @Override
    public Failure exceptionToFailure(Throwable throwable, DataConverter dataConverter) {
        return redacted(plain.exceptionToFailure(throwable, dataConverter));
    }

    private static Failure redacted(Failure failure) {
        var redacted = failure.toBuilder().clearEncodedAttributes();
        if (!failure.getApplicationFailureInfo().getType().equals(VendorFailure.TYPE)) {
            redacted.setMessage(failure.getFailureInfoCase().name());
        }
        switch (failure.getFailureInfoCase()) {
            case APPLICATION_FAILURE_INFO -> redacted.getApplicationFailureInfoBuilder().clearDetails();
            case CANCELED_FAILURE_INFO -> redacted.getCanceledFailureInfoBuilder().clearDetails();
            case TIMEOUT_FAILURE_INFO -> redacted.getTimeoutFailureInfoBuilder().clearLastHeartbeatDetails();
            default -> {
            }
        }
        if (failure.hasCause()) {
            redacted.setCause(redacted(failure.getCause()));
        }
        return redacted.build();
    }
}
