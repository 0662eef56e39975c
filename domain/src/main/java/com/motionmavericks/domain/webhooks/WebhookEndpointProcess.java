package com.motionmavericks.domain.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.secrets.Tokens;
import com.motionmavericks.domain.secrets.WebhookSecrets;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.domain.vendorwebhooks.WebhookSignatures;
import com.motionmavericks.domain.webhooks.WebhookEndpoint.PauseReason;
import com.motionmavericks.domain.webhooks.WebhookEndpoint.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// What the workflow of an endpoint reads and changes. A failure of the endpoint is an outcome: it is stored, it never parks a
/// step for an operator.
public final class WebhookEndpointProcess {
    /// The name of the workflow in Temporal.
    public static final String WORKFLOW_TYPE = "WebhookEndpoint";
    private static final Duration SHORTEST_HOLD = Duration.ofSeconds(1);
    private static final Duration LONGEST_HOLD = Duration.ofHours(1);

    private final TenantDatabase db;
    private final WebhookSecrets secrets;
    private final WebhookTimes times;

    public WebhookEndpointProcess(TenantDatabase db, Tokens tokens, WebhookTimes times) {
        this.db = db;
        this.secrets = new WebhookSecrets(tokens, WebhookEndpoints.SECRET_PURPOSE);
        this.times = times;
    }

    /// @return when to send the next message; empty if none waits
    public Optional<Instant> dueAt(UUID tenantId, UUID id) {
        return db.read(Principal.worker(tenantId), tx -> tx.dao(WebhookEndpointDao::new).findDue(id));
    }

    /// Signs the messages that may be sent now: of each subject the oldest.
    public List<SignedMessage> next(UUID tenantId, UUID id, int most) {
        return db.read(Principal.worker(tenantId), tx -> tx.dao(WebhookEndpointDao::new).findSender(id, tx.now())
                .map(sender -> tx.dao(WebhookMessageDao::new).due(id, tx.now(), most).stream()
                        .map(message -> sign(sender, message, tx.now())).toList())
                .orElse(List.of()));
    }

    private SignedMessage sign(WebhookEndpointDao.Sender sender, WebhookMessageDao.Due message, Instant now) {
        var timestamp = Long.toString(now.getEpochSecond());
        var signatures = secrets.valid(sender.secrets(), now)
                .map(secret -> WebhookSignatures.standard(secret, message.id().toString(), timestamp,
                        message.body().getBytes(UTF_8)))
                .collect(Collectors.joining(" "));
        return new SignedMessage(message.id(), sender.url(), timestamp, signatures, message.body());
    }

    /// Records an attempt, and decides what follows.
    public void attempted(UUID tenantId, UUID endpointId, UUID messageId, Duration duration, WebhookAnswer answer) {
        db.asWorker(tenantId, tx -> {
            // It is gone if the cleanup has deleted it.
            if (tx.dao(WebhookEndpointDao::new).lock(endpointId).isPresent()) {
                tx.dao(WebhookMessageDao::new).lock(messageId)
                        .ifPresent(message -> attempted(tx, message, duration, answer));
            }
        });
    }

    private void attempted(Tx tx, WebhookMessage message, Duration duration, WebhookAnswer answer) {
        var messages = tx.dao(WebhookMessageDao::new);
        messages.insertAttempt(tx.principal().tenantId(), message.id(), tx.now().minus(duration), duration, answer);
        if (message.status() == WebhookMessage.Status.DELIVERED) {
            return;
        }
        if (answer.isSuccess()) {
            messages.delivered(message.id(), tx.now());
            return;
        }
        var failures = message.attempts() + 1;
        var isLast = failures > times.pauses().size();
        messages.failed(message.id(), isLast ? tx.now() : tx.now().plus(times.pauses().get(failures - 1)));
        if (answer.isGone()) {
            stop(tx, message, Status.DISABLED, PauseReason.GONE, WebhookEndpointEvent.DISABLED);
        } else if (isLast) {
            stop(tx, message, Status.PAUSED, PauseReason.FAILING, WebhookEndpointEvent.PAUSED);
        } else {
            answer.pause().map(WebhookEndpointProcess::bounded).ifPresent(pause -> tx.dao(WebhookEndpointDao::new)
                    .hold(message.endpointId(), tx.now().plus(pause)));
        }
    }

    private static Duration bounded(Duration pause) {
        return Duration.ofSeconds(
                Math.clamp(pause.toSeconds(), SHORTEST_HOLD.toSeconds(), LONGEST_HOLD.toSeconds()));
    }

    private static void stop(Tx tx, WebhookMessage message, Status status, PauseReason reason,
            WebhookEndpointEvent event) {
        if (tx.dao(WebhookEndpointDao::new).stop(message.endpointId(), status, reason)) {
            Events.record(tx, event, message.endpointId(), Map.of("messageId", message.id()));
        }
    }

    /// Ends a run of deliveries: computes when the next one is due.
    public void rest(UUID tenantId, UUID id) {
        db.asWorker(tenantId, tx -> {
            var dao = tx.dao(WebhookEndpointDao::new);
            if (dao.lock(id).isPresent()) {
                dao.dueAsItsMessages(id);
            }
        });
    }
}
