package com.motionmavericks.worker;

import com.motionmavericks.domain.tenancy.PostgresFailure;
import io.grpc.StatusRuntimeException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// A failure for the log: the types and stack traces of a failure and its causes. Their messages are left out, because
/// they may quote a row or a vendor's answer.
final class RedactedFailure extends Exception {
    private static final long serialVersionUID = 1;

    private RedactedFailure(Throwable failure, @Nullable Throwable cause) {
        super(describe(failure), cause);
        setStackTrace(failure.getStackTrace());
    }

    static RedactedFailure of(Throwable failure) {
        return new RedactedFailure(failure, failure.getCause() == null ? null : of(failure.getCause()));
    }

    private static String describe(Throwable failure) {
        var type = failure.getClass().getName();
        return switch (failure) {
            case SQLException _ -> PostgresFailure.in(failure).map(refusal -> type + ": " + refusal).orElse(type);
            case StatusRuntimeException grpc -> type + ": " + grpc.getStatus().getCode();
            default -> type;
        };
    }
}
