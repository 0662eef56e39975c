package com.motionmavericks.local.standins;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The vendors, on one machine: they speak the real wire formats, keep what they did on disk, and misbehave on demand.
public final class StandIns implements AutoCloseable {
    private final ResendStandIn resend;
    private final ClerkStandIn clerk;

    /// @param environment `RESEND_PORT`, `CLERK_PORT`, `STAND_INS_DATA` (a directory), `RESEND_API_KEY`,
    ///        `RESEND_WEBHOOK_URL`, `RESEND_WEBHOOK_SECRET`; a port 0 is any free one
    public StandIns(Map<String, String> environment) throws IOException {
        var data = Files.createDirectories(Path.of(environment.getOrDefault("STAND_INS_DATA", ".")));
        resend = new ResendStandIn(Integer.parseInt(environment.getOrDefault("RESEND_PORT", "0")), data,
                environment.getOrDefault("RESEND_API_KEY", ""),
                new ResendWebhooks(URI.create(environment.getOrDefault("RESEND_WEBHOOK_URL", "http://127.0.0.1:9")),
                        environment.getOrDefault("RESEND_WEBHOOK_SECRET", "")));
        clerk = new ClerkStandIn(Integer.parseInt(environment.getOrDefault("CLERK_PORT", "0")), data);
        resend.start();
        clerk.start();
    }

    public static void main(String[] args) throws IOException {
        var standIns = new StandIns(System.getenv());
        Runtime.getRuntime().addShutdownHook(new Thread(standIns::close));
        System.out.println("Resend at " + standIns.resendUrl() + ", inbox at " + standIns.resendUrl() + "/inbox");
        System.out.println("Clerk at " + standIns.clerkUrl());
    }

    public String resendUrl() {
        return resend.url();
    }

    public String clerkUrl() {
        return clerk.url();
    }

    @Override
    public void close() {
        resend.close();
        clerk.close();
    }
}
