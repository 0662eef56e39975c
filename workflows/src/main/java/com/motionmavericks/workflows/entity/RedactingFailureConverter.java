package com.motionmavericks.workflows.entity;

import io.temporal.api.failure.v1.Failure;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.FailureConverter;
import io.temporal.failure.DefaultFailureConverter;

/// Writes only the type, the vendor and the status of a failure into a history. An exception's message may quote a row or a
/// vendor's answer, and so a person's data.
public final class RedactingFailureConverter implements FailureConverter {
    private final FailureConverter whole = new DefaultFailureConverter();

    @Override
    public RuntimeException failureToException(Failure failure, DataConverter dataConverter) {
        return whole.failureToException(failure, dataConverter);
    }

    @Override
    public Failure exceptionToFailure(Throwable throwable, DataConverter dataConverter) {
        return discreet(whole.exceptionToFailure(throwable, dataConverter));
    }

    private static Failure discreet(Failure failure) {
        var discreet = failure.toBuilder().clearEncodedAttributes();
        if (!failure.getApplicationFailureInfo().getType().equals(VendorFailure.TYPE)) {
            discreet.setMessage(failure.getFailureInfoCase().name());
        }
        switch (failure.getFailureInfoCase()) {
            case APPLICATION_FAILURE_INFO -> discreet.getApplicationFailureInfoBuilder().clearDetails();
            case CANCELED_FAILURE_INFO -> discreet.getCanceledFailureInfoBuilder().clearDetails();
            case TIMEOUT_FAILURE_INFO -> discreet.getTimeoutFailureInfoBuilder().clearLastHeartbeatDetails();
            default -> {
            }
        }
        if (failure.hasCause()) {
            discreet.setCause(discreet(failure.getCause()));
        }
        return discreet.build();
    }
}
