package com.motionmavericks.api.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.WeakHashMap;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.jspecify.annotations.Nullable;

/// Closes connections on which the headers of a request come too slowly. The idle timeout of a connection alone would let a byte a
/// minute hold it. Not thread-safe.
final class SlowHeaders {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final InstantSource clock;
    private final Map<Connection, Progress> connections = new WeakHashMap<>();

    SlowHeaders(InstantSource clock) {
        this.clock = clock;
    }

    /// What a connection has received between two requests.
    ///
    /// @param requests whose headers are complete
    /// @param bytes that it had received when it was first seen with so many requests
    /// @param begunAt when more bytes, so headers, were first seen; null before
    private record Progress(long requests, long bytes, @Nullable Instant begunAt) {}

    /// Looks at all connections once. Headers are too slow when they have not come 30 seconds after they were first seen.
    void closeAmong(Collection<EndPoint> endPoints) {
        endPoints.stream().map(EndPoint::getConnection).forEach(connection -> {
            var now = progress(connection);
            connections.put(connection, now);
            if (now.begunAt() != null && now.begunAt().plus(PATIENCE).isBefore(clock.instant())) {
                connection.getEndPoint().close();
            }
        });
    }

    private Progress progress(Connection connection) {
        var requests = connection.getMessagesIn();
        var before = connections.getOrDefault(connection, new Progress(0, 0, null));
        if (before.requests() != requests || requests != connection.getMessagesOut()) {
            return new Progress(requests, connection.getBytesIn(), null);
        }
        return before.begunAt() == null && connection.getBytesIn() > before.bytes()
                ? new Progress(requests, before.bytes(), clock.instant())
                : before;
    }
}
