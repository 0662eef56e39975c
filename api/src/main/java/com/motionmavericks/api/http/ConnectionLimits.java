package com.motionmavericks.api.http;

import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;

/// Limits the connections of clients: their number, and how slowly the headers of a request may come. The port of the health
/// checks has no limit.
///
/// @param most connections; further ones wait until one closes
/// @param executor of one thread
public record ConnectionLimits(int most, ScheduledExecutorService executor, InstantSource clock)
        implements
            LifeCycle.Listener {
    private static final int SECONDS_BETWEEN_LOOKS = 5;

    /// A connector takes such a limit only before its own start.
    @Override
    public void lifeCycleStarting(LifeCycle server) {
        ((Server) server).addBean(new NetworkConnectionLimit(most, connector(server)));
    }

    @Override
    public void lifeCycleStarted(LifeCycle server) {
        var connector = connector(server);
        var slowHeaders = new SlowHeaders(clock);
        var _ = executor.scheduleWithFixedDelay(() -> slowHeaders.closeAmong(connector.getConnectedEndPoints()),
                SECONDS_BETWEEN_LOOKS, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
    }

    private static ServerConnector connector(LifeCycle server) {
        return Stream.of(((Server) server).getConnectors()).filter(one -> "application".equals(one.getName()))
                .map(ServerConnector.class::cast).findFirst().orElseThrow();
    }
}
