package com.motionmavericks.local.bench;

import java.util.Locale;

/// The kinds of requests that are measured.
enum RequestKind {
    ONE_TASK,
    PAGE_OF_50,
    FEED_OF_50,
    ME,
    BOARD,
    CREATE_TASK,
    MOVE_TASK,
    DECIDE;

    /// For example `one-task`.
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
        return id().replace('-', ' ');
    }
}
