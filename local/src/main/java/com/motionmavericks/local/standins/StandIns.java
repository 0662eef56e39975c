package com.motionmavericks.local.standins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Objects;

/// The vendors' stand-ins, running. A process of their own by `main`, or in the JVM of a test.
public final class StandIns implements AutoCloseable {
    private final HttpListener resend;
    private final HttpListener clerk;
    private final Delivery delivery;
    private final SvixSender svix;
    private final Ledger ledger;

    private StandIns(StandInsConfig config, InstantSource clock) {
        ledger = new Ledger(config.data().resolve("resend-ledger.jsonl"));
        var faults = new Faults();
        svix = new SvixSender(config.resendWebhookUrl(), config.resendWebhookSecret(), clock);
        delivery = new Delivery(ledger, faults, svix, clock);
        resend = new HttpListener(config.resendPort());
        new ResendApi(config.resendApiKey(), ledger, faults, delivery, clock).routes(resend);
        new ControlApi(ledger, faults).routes(resend);
        new Inbox(ledger).routes(resend);

        clerk = new HttpListener(config.clerkPort());
        var issuer = Objects.requireNonNullElse(config.clerkIssuer(), clerk.url());
        new ClerkApi(config, issuer, ClerkKey.in(config.data().resolve("clerk-key.der")), clock).routes(clerk);
    }

    /// Starts on the system's clock.
    public static StandIns start(StandInsConfig config) {
        return start(config, InstantSource.system());
    }

    /// Starts; they listen when this returns.
    ///
    /// @param clock dates mails, webhooks and tokens, and forgets idempotency keys
    /// @throws UncheckedIOException when a port is taken or the directory cannot be written
    public static StandIns start(StandInsConfig config, InstantSource clock) {
        try {
            Files.createDirectories(config.data());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var standIns = new StandIns(config, clock);
        standIns.delivery.resume();
        return standIns;
    }

    public String resendUrl() {
        return resend.url();
    }

    public String inboxUrl() {
        return resend.url() + "/inbox";
    }

    public String clerkUrl() {
        return clerk.url();
    }

    @Override
    public void close() {
        resend.close();
        clerk.close();
        delivery.close();
        svix.close();
        ledger.close();
    }

    /// Runs until SIGTERM.
    public static void main(String[] args) {
        var standIns = start(StandInsConfig.fromEnvironment(System.getenv()));
        Runtime.getRuntime().addShutdownHook(new Thread(standIns::close));
        System.out.println("Resend stand-in " + standIns.resendUrl());
        System.out.println("Inbox           " + standIns.inboxUrl());
        System.out.println("Clerk stand-in  " + standIns.clerkUrl());
    }
}
