package com.motionmavericks.local.bench;

import java.util.function.Supplier;

/// Two ways to do a thing, of which the second is the least that it could cost.
record Comparison(String name, Way way, Way least) {

    /// @param before is run before each window
    record Way(Server server, Supplier<Request> requests, Runnable before) {
        Way(Server server, Supplier<Request> requests) {
            this(server, requests, () -> {});
        }
    }
}
