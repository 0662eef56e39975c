package com.motionmavericks.local.bench;

import java.time.Duration;
import java.util.function.Supplier;

/// Sends requests until the rate no longer rises. Before that, a measurement is one of the compiler.
///
/// @param window length of a measured window; a warm-up takes 6 to 18 of them
record WarmUp(Load load, Duration window) {
    private static final double FLAT = 0.05;

    void run(Server server, Supplier<Request> requests) {
        var part = window.multipliedBy(3).dividedBy(5);
        var last = 0.0;
        for (var i = 1; i <= 30; i++) {
            var rate = load.closed(server, requests, part).perSecond();
            if (i >= 10 && Math.abs(rate - last) < FLAT * last) {
                System.out.printf("  %s is warm after %d s%n", server.name(), i * part.toMillis() / 1000);
                return;
            }
            last = rate;
        }
        System.out.printf("  %s: the rate was still not flat after %d s%n", server.name(),
                30 * part.toMillis() / 1000);
    }
}
