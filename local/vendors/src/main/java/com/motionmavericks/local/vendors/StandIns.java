package com.motionmavericks.local.vendors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/// The running stand-ins of the vendors: Resend, Clerk, Mux and Slack. They speak the vendors' wire formats over real HTTP,
/// sign as the vendors do, keep durable ledgers, and misbehave on demand. `main` runs them as a process; a test may run them
/// in its own JVM.
public final class StandIns implements AutoCloseable {
    private final HttpListener resend;
    private final HttpListener clerk;
    private final HttpListener mux;
    private final HttpListener slack;
    private final WebhookDispatcher mailWebhooks;
    private final WebhookDispatcher userWebhooks;
    private final WebhookDispatcher videoWebhooks;
    private final ResendLedger mails;
    private final ClerkLedger users;
    private final MuxLedger videos;
    private final SlackApi messages;
    private final MailDelivery delivery;
    private final MuxUploads uploads;

    private StandIns(StandInsConfig config, InstantSource clock) {
        mails = new ResendLedger(config.data().resolve("resend-ledger.jsonl"));
        mailWebhooks = new WebhookDispatcher(new WebhookSender(config.resend().webhookUrl(),
                WebhookSigner.svix(config.resend().webhookSecret()), clock));
        var mailFaults = new Faults();
        delivery = new MailDelivery(mails, mailFaults, mailWebhooks, clock);
        resend = new HttpListener(config.resend().port());
        new ResendApi(config.resend().apiKey(), mails, mailFaults, delivery, clock).routes(resend);
        new ControlApi(mails::lines, mailFaults).routes(resend);
        new Inbox(mails).routes(resend);

        clerk = new HttpListener(config.clerk().port());
        var issuer = Objects.requireNonNullElse(config.clerk().issuer(), clerk.url());
        var sessions = new ClerkApi(config.clerk(), issuer, ClerkKey.in(config.data().resolve("clerk-key.der")), clock);
        sessions.routes(clerk);
        users = new ClerkLedger(config.data().resolve("clerk-ledger.jsonl"));
        userWebhooks = new WebhookDispatcher(new WebhookSender(config.clerk().webhookUrl(),
                WebhookSigner.svix(config.clerk().webhookSecret()), clock));
        var userFaults = new Faults();
        new ClerkUsersApi(sessions, users, userFaults, userWebhooks, clock).routes(clerk);
        new ControlApi(users::users, userFaults).routes(clerk);

        videos = new MuxLedger(config.data().resolve("mux-ledger.jsonl"));
        videoWebhooks = new WebhookDispatcher(new WebhookSender(config.mux().webhookUrl(),
                WebhookSigner.mux(config.mux().webhookSecret()), clock));
        var videoFaults = new Faults();
        mux = new HttpListener(config.mux().port());
        var api = new MuxApi(config.mux().tokenId(), config.mux().tokenSecret(), videos, videoFaults, mux.url(), clock);
        uploads = new MuxUploads(videos, api, videoFaults, videoWebhooks, config.data().resolve("mux-uploads"), clock);
        new ControlApi(videos::assets, videoFaults).routes(mux);
        api.routes(mux);
        uploads.routes(mux);
        new MuxStream(videos, config.mux().signingPublicKey(), clock).routes(mux);

        var slackFaults = new Faults();
        slack = new HttpListener(config.slack().port());
        messages = new SlackApi(config.slack(), config.data().resolve("slack-ledger.jsonl"), slackFaults, clock);
        new ControlApi(messages::messages, slackFaults).routes(slack);
        messages.routes(slack);
    }

    /// Starts them with the system clock.
    public static StandIns start(StandInsConfig config) {
        return start(config, InstantSource.system());
    }

    /// Starts them; they listen when this returns.
    ///
    /// @param clock for the times of mails, webhooks and tokens, and for the lifetime of idempotency keys
    /// @throws UncheckedIOException if a port is taken or the directory cannot be written
    public static StandIns start(StandInsConfig config, InstantSource clock) {
        try {
            Files.createDirectories(config.data().resolve("mux-uploads"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var standIns = new StandIns(config, clock);
        standIns.delivery.resume();
        standIns.uploads.resume();
        List.of(standIns.resend, standIns.clerk, standIns.mux, standIns.slack).forEach(HttpListener::start);
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

    public String muxUrl() {
        return mux.url();
    }

    @Override
    public void close() {
        resend.close();
        clerk.close();
        mux.close();
        slack.close();
        mailWebhooks.close();
        userWebhooks.close();
        videoWebhooks.close();
        mails.close();
        users.close();
        videos.close();
        messages.close();
    }

    /// Runs until SIGTERM.
    public static void main(String[] args) {
        var standIns = start(StandInsConfig.fromEnvironment(System.getenv()));
        Runtime.getRuntime().addShutdownHook(new Thread(standIns::close));
        System.out.println("Resend stand-in " + standIns.resendUrl());
        System.out.println("Inbox           " + standIns.inboxUrl());
        System.out.println("Clerk stand-in  " + standIns.clerkUrl());
        System.out.println("Mux stand-in    " + standIns.muxUrl());
        System.out.println("Slack stand-in  " + standIns.slack.url());
    }
}
