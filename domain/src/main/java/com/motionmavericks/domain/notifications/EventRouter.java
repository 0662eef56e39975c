package com.motionmavericks.domain.notifications;

import static com.motionmavericks.domain.notifications.MailboxSignal.MAIL_DUE;
import static com.motionmavericks.domain.notifications.SlackChannelSignal.MESSAGE_DUE;

import com.motionmavericks.domain.notifications.EventRouterDao.Recipient;
import com.motionmavericks.domain.notifications.EventRouterDao.RoutedEvent;
import com.motionmavericks.domain.events.StudioRouter;
import com.motionmavericks.domain.outbox.Outbox;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// Finds the recipients of published events, many events at once: who sees the project, and how each wants to be notified.
/// Only what is sent at once costs a signal, one for each mailbox and channel. The digests read the other recipients.
public final class EventRouter implements StudioRouter {
    private final TenantDatabase db;

    public EventRouter(TenantDatabase db) {
        this.db = db;
    }

    @Override
    public List<UUID> studios() {
        return db.acrossTenants(handle -> new EventRouterDao(handle).studios());
    }

    /// Routes the oldest unrouted events of a studio. While one router routes a studio, the others do nothing there.
    @Override
    public int route(UUID tenantId, int limit) {
        return db.inTenant(Principal.worker(tenantId), tx -> {
            var dao = tx.dao(EventRouterDao::new);
            if (!dao.tryLock()) {
                return 0;
            }
            var events = dao.route(limit, tx.now());
            var recipients = dao.insertRecipients(events.stream().map(RoutedEvent::id).toList(), tx.now());
            Preferences.ensure(tx, recipients.stream().filter(Recipient::inDigest).map(Recipient::memberId).toList());
            recipients.stream().filter(recipient -> !recipient.inDigest())
                    .forEach(recipient -> Outbox.signal(tx, MAIL_DUE, recipient.memberId(), "Mailbox of a member"));
            if (events.stream().anyMatch(RoutedEvent::isForSlack)) {
                Outbox.signal(tx, MESSAGE_DUE, tenantId, "Slack channel of a studio");
            }
            return events.size();
        });
    }

    /// The number of unrouted events, and how long the oldest has waited.
    public record Backlog(long size, Duration oldestAge) {}

    public Backlog backlog() {
        var unrouted = db.acrossTenants(handle -> new EventRouterDao(handle).unrouted());
        return new Backlog(unrouted.size(),
                unrouted.oldest() == null ? Duration.ZERO : Duration.between(unrouted.oldest(), db.now()));
    }
}
