package com.motionmavericks.local.vendors;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Delivers accepted mails: each is delivered or bounces a moment later. Sends the webhook `email.sent`, then
/// `email.delivered` or `email.bounced`. A mail bounces if its recipient's address starts with `bounced`, or by a fault.
final class MailDelivery {
    private static final Duration TRANSIT = Duration.ofMillis(250);

    private final ResendLedger ledger;
    private final Faults faults;
    private final WebhookDispatcher webhooks;
    private final InstantSource clock;

    MailDelivery(ResendLedger ledger, Faults faults, WebhookDispatcher webhooks, InstantSource clock) {
        this.ledger = ledger;
        this.faults = faults;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    void start(Mail mail) {
        webhooks.inBackground(() -> deliver(mail));
    }

    /// Continues with the mails that an earlier process accepted but did not deliver.
    void resume() {
        ledger.mails().stream().filter(mail -> mail.lastEvent().equals(Mail.SENT)).forEach(this::start);
    }

    private void deliver(Mail mail) throws InterruptedException {
        var recipients = mail.email().addresses();
        var fault = faults.take(Fault.Webhooks.class, recipients);
        dispatch(mail, fault);
        Thread.sleep(TRANSIT);
        var isBounced = faults.take(Fault.Bounce.class, recipients).isPresent()
                || recipients.stream().anyMatch(address -> address.startsWith("bounced"));
        var settled = mail.settled(isBounced ? "bounced" : "delivered");
        ledger.append(new ResendLedger.Entry.Settled(settled.id(), settled.lastEvent()));
        dispatch(settled, fault);
    }

    private void dispatch(Mail mail, Optional<Fault.Webhooks> fault) {
        // The id is the same at each send, also by a later process.
        webhooks.dispatch("msg_" + mail.lastEvent() + "_" + mail.id(), Json.write(event(mail)),
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
