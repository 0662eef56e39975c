package com.motionmavericks.worker;

import com.motionmavericks.domain.events.StudioRouter;
import io.dropwizard.lifecycle.Managed;
import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Routes events to those who want them, one batch of each studio in turn. A studio that fails pauses alone. Several
/// workers may route at once.
public final class EventRouting implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger(EventRouting.class);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);
    private static final Duration PAUSE_OF_A_STUDIO = Duration.ofSeconds(10);

    private final StudioRouter router;
    private final WorkerConfiguration.EventRouting settings;
    private final BackgroundLoop loop;
    /// The studios that failed, and when each is tried again. Used by the loop alone.
    private final Map<UUID, Instant> pausedUntil = new HashMap<>();
    private final Counter routed;

    /// @param name of its thread
    public EventRouting(String name, StudioRouter router, WorkerConfiguration.EventRouting settings, Counter routed) {
        this.loop = new BackgroundLoop(name, this::routeOnce);
        this.router = router;
        this.settings = settings;
        this.routed = routed;
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() throws InterruptedException {
        loop.stop();
    }

    /// Routes one batch of each studio.
    ///
    /// @return how long to pause before the next round
    private Duration routeOnce() {
        try {
            var studios = new ArrayList<>(router.studios());
            // Workers side by side start at different studios.
            Collections.shuffle(studios);
            pausedUntil.values().removeIf(Instant.now()::isAfter);
            var isMoreDue = false;
            for (var studio : studios) {
                if (!loop.isStopped() && !pausedUntil.containsKey(studio)) {
                    isMoreDue |= route(studio) >= settings.batch();
                }
            }
            return isMoreDue ? Duration.ZERO : settings.pause();
        } catch (Throwable e) {
            LOG.error("The event routing failed. It tries again in {} s", PAUSE_AFTER_FAULT.toSeconds(),
                    RedactedFailure.of(e));
            return PAUSE_AFTER_FAULT;
        }
    }

    private int route(UUID studio) {
        try {
            var events = router.route(studio, settings.batch());
            routed.increment(events);
            return events;
        } catch (Throwable e) {
            LOG.error("The events of the studio {} are routed again in {} s", studio, PAUSE_OF_A_STUDIO.toSeconds(),
                    RedactedFailure.of(e));
            pausedUntil.put(studio, Instant.now().plus(PAUSE_OF_A_STUDIO));
            return 0;
        }
    }
}
