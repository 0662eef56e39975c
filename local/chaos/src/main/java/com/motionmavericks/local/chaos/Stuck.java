package com.motionmavericks.local.chaos;

/// Something had to come in time, and did not.
final class Stuck extends RuntimeException {
    private static final long serialVersionUID = 1;

    Stuck(String message) {
        super(message);
    }
}
