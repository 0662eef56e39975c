package com.motionmavericks.local.standins;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// What becomes of an accepted mail: delivered or bounced a moment later, both told by webhook, after
/// `email.sent`. A recipient whose local part starts with `bounced` bounces.
final class Delivery implements AutoCloseable {
    private static final Duration TRANSIT = Duration.ofMillis(250);

    private final Ledger ledger;
    private final Faults faults;
    private final SvixSender svix;
    private final InstantSource clock;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    Delivery(Ledger ledger, Faults faults, SvixSender svix, InstantSource clock) {
        this.ledger = ledger;
        this.faults = faults;
        this.svix = svix;
        this.clock = clock;
    }

    void start(Mail mail) {
        inBackground(() -> deliver(mail));
    }

    /// Goes on with the mails that an earlier process accepted but did not settle.
    void resume() {
        ledger.mails().stream().filter(mail -> mail.lastEvent().equals(Mail.SENT)).forEach(this::start);
    }

    @Override
    public void close() {
        executor.shutdownNow();
        executor.close();
    }

    private void deliver(Mail mail) throws InterruptedException {
        var recipients = mail.email().addresses();
        var fault = faults.take(Fault.Webhooks.class, recipients);
        announce(mail, fault);
        Thread.sleep(TRANSIT);
        var isBounced = recipients.stream().anyMatch(address -> address.startsWith("bounced"));
        var settled = mail.settled(isBounced ? "bounced" : "delivered");
        ledger.append(new Ledger.Entry.Settled(settled.id(), settled.lastEvent()));
        announce(settled, fault);
    }

    private void announce(Mail mail, Optional<Fault.Webhooks> fault) {
        inBackground(() -> {
            // The same id whenever this is sent again, also by a later process.
            var id = "msg_" + mail.lastEvent() + "_" + mail.id();
            var event = Json.write(event(mail));
            if (fault.isEmpty()) {
                svix.send(id, event);
                return;
            }
            var delay = Duration.ofMillis(Math.round(fault.get().delaySeconds() * 1000));
            switch (fault.get().deliver()) {
                case NEVER -> {
                }
                case TWICE -> {
                    svix.send(id, event);
                    svix.send(id, event);
                }
                case LATE -> {
                    Thread.sleep(delay);
                    svix.send(id, event);
                }
                case REORDERED -> {
                    Thread.sleep(mail.lastEvent().equals(Mail.SENT) ? delay : Duration.ZERO);
                    svix.send(id, event);
                }
            }
        });
    }

    private Map<String, Object> event(Mail mail) {
        var email = mail.email();
        var data = new HashMap<String, Object>(Map.of("email_id", mail.id(), "from", email.from(), "to", email.to(),
                "subject", email.subject(), "created_at", mail.at(), "tags", email.tagMap()));
        if (mail.lastEvent().equals("bounced")) {
            data.put("bounce", Map.of("type", "Permanent", "subType", "General", "message",
                    "The recipient's email provider sent a hard bounce message for " + email.to().getFirst()));
        }
        return Map.of("type", "email." + mail.lastEvent(), "created_at", clock.instant(), "data", data);
    }

    @FunctionalInterface
    private interface Task {
        void run() throws InterruptedException;
    }

    private void inBackground(Task task) {
        executor.execute(() -> {
            try {
                task.run();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
