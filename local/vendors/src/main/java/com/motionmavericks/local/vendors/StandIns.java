package com.motionmavericks.local.vendors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/// The vendors' stand-ins, running. A process of their own by `main`, or in the JVM of a test.
public final class StandIns implements AutoCloseable {
    private final HttpListener resend;
    private final HttpListener clerk;
    private final HttpListener mux;
    private final HttpListener slack;
    private final Announcer mailAnnouncer;
    private final Announcer filmAnnouncer;
    private final Ledger mails;
    private final MuxLedger films;
    private final SlackApi messages;
    private final Delivery delivery;
    private final MuxUploads uploads;

    private StandIns(StandInsConfig config, InstantSource clock) {
        mails = new Ledger(config.data().resolve("resend-ledger.jsonl"));
        mailAnnouncer = new Announcer(new WebhookSender(config.resend().webhookUrl(),
                WebhookSigner.svix(config.resend().webhookSecret()), clock));
        var mailFaults = new Faults();
        delivery = new Delivery(mails, mailFaults, mailAnnouncer, clock);
        resend = new HttpListener(config.resend().port());
        new ResendApi(config.resend().apiKey(), mails, mailFaults, delivery, clock).routes(resend);
        new ControlApi(mails::lines, mailFaults).routes(resend);
        new Inbox(mails).routes(resend);

        clerk = new HttpListener(config.clerk().port());
        var issuer = Objects.requireNonNullElse(config.clerk().issuer(), clerk.url());
        new ClerkApi(config.clerk(), issuer, ClerkKey.in(config.data().resolve("clerk-key.der")), clock).routes(clerk);

        films = new MuxLedger(config.data().resolve("mux-ledger.jsonl"));
        filmAnnouncer = new Announcer(new WebhookSender(config.mux().webhookUrl(),
                WebhookSigner.mux(config.mux().webhookSecret()), clock));
        var filmFaults = new Faults();
        mux = new HttpListener(config.mux().port());
        var api = new MuxApi(config.mux().tokenId(), config.mux().tokenSecret(), films, filmFaults, mux.url(), clock);
        uploads = new MuxUploads(films, api, filmFaults, filmAnnouncer, config.data().resolve("mux-uploads"), clock);
        new ControlApi(films::assets, filmFaults).routes(mux);
        api.routes(mux);
        uploads.routes(mux);
        new MuxStream(films, config.mux().signingPublicKey(), clock).routes(mux);

        var slackFaults = new Faults();
        slack = new HttpListener(config.slack().port());
        messages = new SlackApi(config.slack(), config.data().resolve("slack-ledger.jsonl"), slackFaults, clock);
        new ControlApi(messages::messages, slackFaults).routes(slack);
        messages.routes(slack);
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
        mailAnnouncer.close();
        filmAnnouncer.close();
        mails.close();
        films.close();
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
