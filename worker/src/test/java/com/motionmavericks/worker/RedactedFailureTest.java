package com.motionmavericks.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class RedactedFailureTest {
    @Test
    void keepsTypesStacksAndCodesWithoutMessages() {
        var root = new SQLException("Key (email)=(ada@example.com) exists", "23505");
        var redacted = RedactedFailure.of(new IllegalStateException("for ada@example.com", root));
        assertThat(redacted).hasMessage("java.lang.IllegalStateException").cause()
                .hasMessage("java.sql.SQLException: SQLSTATE 23505 (REFUSED)")
                .satisfies(cause -> assertThat(cause.getStackTrace()).isEqualTo(root.getStackTrace()));
        assertThat(RedactedFailure.of(Status.UNAVAILABLE.withDescription("ada@example.com").asRuntimeException()))
                .hasMessage("io.grpc.StatusRuntimeException: UNAVAILABLE");
    }
}
