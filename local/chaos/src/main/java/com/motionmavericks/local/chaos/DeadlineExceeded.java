package com.motionmavericks.local.chaos;

/// Thrown when a result does not come in time.
final class DeadlineExceeded extends RuntimeException {
    private static final long serialVersionUID = 1;

    DeadlineExceeded(String message) {
        super(message);
    }
}
