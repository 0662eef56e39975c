package com.motionmavericks.local.bench;

import com.motionmavericks.local.run.StudioClient;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// The session tokens of the studios' admins. They are valid for a minute, so they are renewed twice a minute.
final class ClerkSessions implements AutoCloseable {
    static final String USER = "user_bench";

    private final StudioClient client;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final ScheduledExecutorService renewal = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

    ClerkSessions(StudioClient client) {
        this.client = client;
        // If it fails, requests soon fail with 401.
        var _ = renewal.scheduleWithFixedDelay(() -> tokens.replaceAll((organization, _) -> fetch(organization)), 25,
                25,
                TimeUnit.SECONDS);
    }

    /// A token of the admin of a studio.
    String token(String organization) {
        return tokens.computeIfAbsent(organization, this::fetch);
    }

    @Override
    public void close() {
        renewal.shutdownNow();
    }

    private String fetch(String organization) {
        return client.clerkToken(USER, organization);
    }
}
