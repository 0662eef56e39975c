package com.motionmavericks.api.http;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;

/// Reads a body that must come in time. The idle timeout of a connection alone would let a byte a minute hold a request.
final class SlowBodies {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private SlowBodies() {}

    /// Reads to the end, but at most to a limit.
    ///
    /// @throws IOException if the body ends early, or more of it comes after the patience is over
    static byte[] read(InputStream body, int limit, Duration patience) throws IOException {
        var start = System.nanoTime();
        var bytes = new byte[0];
        var length = 0;
        while (length < limit) {
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.min(limit, Math.max(1024, 2 * length)));
            }
            var count = body.read(bytes, length, bytes.length - length);
            if (count < 0) {
                break;
            }
            length += count;
            if (System.nanoTime() - start > patience.toNanos()) {
                throw new IOException("The body came too slowly");
            }
        }
        return Arrays.copyOf(bytes, length);
    }
}
