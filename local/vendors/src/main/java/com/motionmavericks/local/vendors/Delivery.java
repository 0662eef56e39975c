package com.motionmavericks.local.vendors;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What becomes of an accepted mail: delivered or bounced a moment later, both told by webhook, after
/// `email.sent`. A recipient whose local part starts with `bounced` bounces, or whom a fault lets bounce.
final class Delivery {
    private static final Duration TRANSIT = Duration.ofMillis(250);

    private final Ledger ledger;
    private final Faults faults;
    private final Announcer announcer;
    private final InstantSource clock;

    Delivery(Ledger ledger, Faults faults, Announcer announcer, InstantSource clock) {
        this.ledger = ledger;
        this.faults = faults;
        this.announcer = announcer;
        this.clock = clock;
    }

    void start(Mail mail) {
        announcer.inBackground(() -> deliver(mail));
    }

    /// Goes on with the mails that an earlier process accepted but did not settle.
    void resume() {
        ledger.mails().stream().filter(mail -> mail.lastEvent().equals(Mail.SENT)).forEach(this::start);
    }

    private void deliver(Mail mail) throws InterruptedException {
        var recipients = mail.email().addresses();
        var fault = faults.take(Fault.Webhooks.class, recipients);
        announce(mail, fault);
        Thread.sleep(TRANSIT);
        var isBounced = faults.take(Fault.Bounce.class, recipients).isPresent()
                || recipients.stream().anyMatch(address -> address.startsWith("bounced"));
        var settled = mail.settled(isBounced ? "bounced" : "delivered");
        ledger.append(new Ledger.Entry.Settled(settled.id(), settled.lastEvent()));
        announce(settled, fault);
    }

    private void announce(Mail mail, Optional<Fault.Webhooks> fault) {
        // The same id whenever this is sent again, also by a later process.
        announcer.announce("msg_" + mail.lastEvent() + "_" + mail.id(), Json.write(event(mail)),
                mail.lastEvent().equals(Mail.SENT), fault);
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
}
