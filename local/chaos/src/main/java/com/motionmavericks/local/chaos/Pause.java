package com.motionmavericks.local.chaos;

import java.time.Duration;

/// A moment between two tries.
final class Pause {
    private Pause() {}

    static void of(Duration howLong) {
        try {
            Thread.sleep(howLong);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
