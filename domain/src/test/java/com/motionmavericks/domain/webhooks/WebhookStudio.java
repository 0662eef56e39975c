package com.motionmavericks.domain.webhooks;

import com.motionmavericks.domain.events.Event;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.partners.ChangePartner;
import com.motionmavericks.domain.partners.CreatePartner;
import com.motionmavericks.domain.patch.Patch;
import com.motionmavericks.domain.testing.SettableClock;
import com.motionmavericks.domain.testing.TestDatabase;
import com.motionmavericks.domain.testing.TestStudio;
import com.motionmavericks.domain.text.Title;
import com.motionmavericks.domain.webhooks.WebhookEndpoint.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A studio with an endpoint for the events of partners, and a receiver that answers as the test says.
record WebhookStudio(TestStudio studio, SettableClock clock, NewWebhookSecret created) {
    static final PageRequest FIRST = new PageRequest(100, null);
    static final List<String> TYPES = List.of("partner.created", "partner.changed");

    static WebhookStudio create(TestDatabase database) {
        var clock = new SettableClock();
        var studio = TestStudio.create(database, clock);
        return new WebhookStudio(studio, clock, studio.api().webhookEndpoints().create(studio.admin(), key(),
                new CreateWebhookEndpoint("https://hooks.example.com/in", null, TYPES)));
    }

    static String key() {
        return UUID.randomUUID().toString();
    }

    UUID endpoint() {
        return created.endpoint().id();
    }

    WebhookEndpoint read() {
        return studio.api().webhookEndpoints().get(studio.admin(), endpoint());
    }

    WebhookEndpoint change(Patch<String> url, Patch<Status> status) {
        return studio.api().webhookEndpoints().change(studio.admin(), null, new ChangeWebhookEndpoint(endpoint(),
                read().version(), url, Patch.absent(), Patch.absent(), status));
    }

    /// Writes the event `partner.created`.
    UUID partner() {
        return studio.api().partners().create(studio.admin(), key(), new CreatePartner("Render Ltd")).partner().id();
    }

    /// Writes the event `partner.changed`.
    void rename(UUID partner) {
        var version = studio.api().partners().get(studio.admin(), partner).version();
        studio.api().partners().change(studio.admin(), null, new ChangePartner(partner, version,
                Patch.of(Title.of("Render " + version)), Patch.absent()));
    }

    int route() {
        var router = studio.worker().webhookRouter();
        return router.studios().contains(studio.tenantId()) ? router.route(studio.tenantId(), 200) : 0;
    }

    /// The messages, oldest first.
    List<WebhookMessage> messages(WebhookMessage.@Nullable Status status) {
        return studio.api().webhookMessages().list(studio.admin(), endpoint(), status, FIRST).items().reversed();
    }

    List<SignedMessage> next() {
        return studio.worker().webhookEndpointProcess().next(studio.tenantId(), endpoint(), 8);
    }

    void answer(SignedMessage message, int status) {
        answer(message, new WebhookAnswer(status, null, "thanks", null));
    }

    void answer(SignedMessage message, WebhookAnswer answer) {
        studio.worker().webhookEndpointProcess().attempted(studio.tenantId(), endpoint(), message.id(),
                Duration.ofMillis(30), answer);
    }

    void rest() {
        studio.worker().webhookEndpointProcess().rest(studio.tenantId(), endpoint());
    }

    /// The subjects of what is delivered, in order, until nothing may be sent now.
    List<UUID> deliverAll() {
        var subjects = new ArrayList<UUID>();
        for (var due = next(); !due.isEmpty(); due = next()) {
            for (var message : due) {
                subjects.add(studio.api().webhookMessages().get(studio.admin(), message.id()).message().subjectId());
                answer(message, 200);
            }
        }
        rest();
        return subjects;
    }

    /// What happened to the endpoint.
    List<String> events() {
        return studio.api().events().list(studio.admin(), FIRST).items().stream().map(Event::type)
                .filter(type -> type.startsWith("webhook-endpoint.")).toList();
    }
}
