package com.motionmavericks.domain.partners;

import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.idempotency.Commands;
import com.motionmavericks.domain.outbox.Outbox;
import com.motionmavericks.domain.paging.Cursors;
import com.motionmavericks.domain.paging.Page;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.paging.Replayed;
import com.motionmavericks.domain.problems.FieldError;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.secrets.Tokens;
import com.motionmavericks.domain.secrets.WebhookSecrets;
import com.motionmavericks.domain.securityevents.SecurityEvent;
import com.motionmavericks.domain.securityevents.SecurityEvents;
import com.motionmavericks.domain.tenancy.Access;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.Origin;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.domain.vendorwebhooks.WebhookSignatures;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The webhooks of partners. Each is stored once for its id, before it is acknowledged; its workflow handles it. See
/// [PartnerWebhookProcess].
public final class PartnerWebhooks {
    static final String SECRET_PURPOSE = "partner-webhook";
    private static final String NAME = "webhook";

    private final TenantDatabase db;
    private final Commands commands;
    private final Cursors cursors;
    private final WebhookSecrets secrets;
    private final SecurityEvents securityEvents;

    public PartnerWebhooks(TenantDatabase db, Commands commands, Cursors cursors, Tokens tokens,
            SecurityEvents securityEvents) {
        this.db = db;
        this.commands = commands;
        this.cursors = cursors;
        this.secrets = new WebhookSecrets(tokens, SECRET_PURPOSE);
        this.securityEvents = securityEvents;
    }

    /// A partner whose signature was verified.
    public record Sender(UUID tenantId, UUID partnerId) {}

    /// Finds the partner that has signed a body.
    ///
    /// @throws Refused with INVALID_SIGNATURE, also if there is no such partner; with PARTNER_PAUSED
    public Sender verify(UUID partnerId, WebhookSignature signature, byte[] body, Origin origin) {
        var signer = db.acrossTenants(handle -> new PartnerDao(handle).findSigner(partnerId)).orElseThrow(() -> {
            SecurityEvents.count(SecurityEvent.Kind.FORGED_SIGNATURE);
            return invalidSignature();
        });
        if (!signature.hasId() || !hasSigned(signer, signature, body)) {
            securityEvents.record(SecurityEvent.Kind.FORGED_SIGNATURE, signer.tenantId(), signer.id(), origin);
            throw invalidSignature();
        }
        if (signer.status() == Partner.Status.PAUSED) {
            throw new Refused(Refusal.PARTNER_PAUSED,
                    "The studio takes no webhooks for the moment. Send it again later.");
        }
        return new Sender(signer.tenantId(), signer.id());
    }

    private static Refused invalidSignature() {
        return new Refused(Refusal.INVALID_SIGNATURE, "The signature does not verify for this body and time.");
    }

    private boolean hasSigned(PartnerDao.Signer signer, WebhookSignature signature, byte[] body) {
        var now = db.now();
        return secrets.valid(signer.secrets(), now).anyMatch(secret -> WebhookSignatures.isStandard(secret,
                signature.id(), signature.timestamp(), signature.signatures(), body, now));
    }

    /// Stores a webhook. The same one again changes nothing.
    ///
    /// @return its id here
    /// @throws Refused with WEBHOOK_ID_REUSED if the partner has sent another body under this id before
    public UUID receive(Sender sender, NewPartnerWebhook webhook, Origin origin) {
        // The refusal comes after the commit, which stores its event.
        return db.inTenant(Principal.partner(sender.tenantId(), origin), tx -> store(tx, sender.partnerId(), webhook))
                .orElseThrow(() -> new Refused(Refusal.WEBHOOK_ID_REUSED,
                        "This webhook-id was used with another body. Use a new id for a new webhook."));
    }

    /// @return empty if the id was used with another body
    private static Optional<UUID> store(Tx tx, UUID partnerId, NewPartnerWebhook webhook) {
        var dao = tx.dao(PartnerWebhookDao::new);
        var sha256 = Tokens.sha256(webhook.body());
        var id = dao.insert(tx.principal().tenantId(), partnerId, webhook, sha256, tx.now());
        if (id.isPresent()) {
            Events.record(tx, PartnerWebhookEvent.RECEIVED, id.get(),
                    Map.of("partnerId", partnerId, "type", webhook.type()));
            signal(tx, PartnerWebhookSignal.RECEIVED, id.get());
            return id;
        }
        var stored = dao.stored(partnerId, webhook.webhookId(), sha256);
        if (stored.hasSameBody()) {
            return Optional.of(stored.id());
        }
        Events.record(tx, PartnerWebhookEvent.ID_REUSED, stored.id(), Map.of("partnerId", partnerId));
        return Optional.empty();
    }

    /// What a partner has sent, newest first.
    ///
    /// @param status null for all
    /// @throws Refused with NOT_FOUND
    public Page<PartnerWebhook> list(Credential caller, UUID partnerId, PartnerWebhook.@Nullable Status status,
            PageRequest request) {
        return db.read(caller, Access.ADMIN_IN_PERSON, tx -> {
            Partners.require(tx, partnerId);
            return cursors.newestFirst(tx, "partner-webhooks?partner=" + partnerId + "&status=" + status, request,
                    PartnerWebhook::id,
                    (after, limit) -> tx.dao(PartnerWebhookDao::new).list(partnerId, status, after, limit));
        });
    }

    /// @throws Refused with NOT_FOUND
    public PartnerWebhook.WithBody get(Credential caller, UUID id) {
        return db.read(caller, Access.ADMIN_IN_PERSON, tx -> {
            var dao = tx.dao(PartnerWebhookDao::new);
            return new PartnerWebhook.WithBody(dao.find(id).orElseThrow(() -> Refused.notFound(NAME)), dao.body(id));
        });
    }

    /// Has the workflow handle a webhook again. One that still waits stays as it is.
    ///
    /// @throws Refused with NOT_FOUND
    public PartnerWebhook replay(Credential caller, String idempotencyKey, ReplayPartnerWebhook command) {
        return commands.once(caller, Access.ADMIN_IN_PERSON, idempotencyKey, command, PartnerWebhook.class, tx -> {
            var dao = tx.dao(PartnerWebhookDao::new);
            var webhook = dao.lock(command.id()).orElseThrow(() -> Refused.notFound(NAME));
            if (webhook.status() == PartnerWebhook.Status.RECEIVED) {
                return webhook;
            }
            replay(tx, webhook);
            return dao.find(webhook.id()).orElseThrow();
        });
    }

    /// Has the workflows handle the oldest webhooks of a range again.
    ///
    /// @throws Refused with NOT_FOUND, or INVALID if the range is empty or the status is RECEIVED
    public Replayed replay(Credential caller, String idempotencyKey, ReplayPartnerWebhooks command) {
        return commands.once(caller, Access.ADMIN_IN_PERSON, idempotencyKey, command, Replayed.class, tx -> {
            Partners.require(tx, command.partnerId());
            if (command.status() == PartnerWebhook.Status.RECEIVED) {
                throw Refused.invalid("/status", FieldError.Code.NOT_ALLOWED, "must be HANDLED or UNHANDLED");
            }
            var batch = tx.asBatch();
            return Replayed.oldest(command.from(), command.to(),
                    limit -> tx.dao(PartnerWebhookDao::new).lockRange(command, limit), PartnerWebhook::receivedAt,
                    webhooks -> webhooks.forEach(webhook -> replay(batch, webhook)));
        });
    }

    private static void replay(Tx tx, PartnerWebhook webhook) {
        tx.dao(PartnerWebhookDao::new).replay(webhook.id(), tx.now());
        Events.record(tx, PartnerWebhookEvent.REPLAYED, webhook.id(),
                Map.of("partnerId", webhook.partnerId(), "type", webhook.type()));
        signal(tx, PartnerWebhookSignal.REPLAYED, webhook.id());
    }

    private static void signal(Tx tx, PartnerWebhookSignal signal, UUID id) {
        Outbox.signal(tx, signal, id, "A webhook of a partner");
    }
}
