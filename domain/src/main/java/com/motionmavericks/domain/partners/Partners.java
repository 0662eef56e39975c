package com.motionmavericks.domain.partners;

import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.idempotency.Commands;
import com.motionmavericks.domain.paging.Cursors;
import com.motionmavericks.domain.paging.Page;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.secrets.Tokens;
import com.motionmavericks.domain.secrets.WebhookSecrets;
import com.motionmavericks.domain.tenancy.Access;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.domain.versions.Versioned;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The partners of a studio. Only a person may manage them. [PartnerWebhooks] has what they send.
public final class Partners {
    private static final String NAME = "partner";

    private final TenantDatabase db;
    private final Commands commands;
    private final Cursors cursors;
    private final WebhookSecrets secrets;

    public Partners(TenantDatabase db, Commands commands, Cursors cursors, Tokens tokens) {
        this.db = db;
        this.commands = commands;
        this.cursors = cursors;
        this.secrets = new WebhookSecrets(tokens, PartnerWebhooks.SECRET_PURPOSE);
    }

    /// Creates a partner. The stored answer, which holds the secret, is sealed.
    public NewPartnerSecret create(Credential caller, String idempotencyKey, CreatePartner command) {
        return commands.once(caller, Access.ADMIN_IN_PERSON, idempotencyKey, command, NewPartnerSecret.class, tx -> {
            var keyId = secrets.currentKeyId();
            var partner = tx.dao(PartnerDao::new).insert(tx.principal().tenantId(), command, keyId,
                    tx.principal().requiredMemberId(), tx.now());
            Events.record(tx, PartnerEvent.CREATED, partner.id(), Map.of("name", partner.name()));
            return withSecret(tx, partner, keyId);
        });
    }

    /// Renames, pauses or resumes a partner.
    ///
    /// @throws Refused with NOT_FOUND or STALE_VERSION
    public Partner change(Credential caller, @Nullable String idempotencyKey, ChangePartner command) {
        return commands.once(caller, Access.ADMIN_IN_PERSON, idempotencyKey, command, Partner.class, tx -> {
            var partner = locked(tx, command.id(), command.version());
            var before = partner.content();
            var after = command.applyTo(before);
            if (after.equals(before)) {
                return partner;
            }
            Events.record(tx, PartnerEvent.CHANGED, partner.id(), Map.of("before", before, "after", after));
            return tx.dao(PartnerDao::new).change(partner.id(), after);
        });
    }

    /// Replaces the secret of a partner. The one before is accepted during the overlap. The stored answer is sealed.
    ///
    /// @throws Refused with NOT_FOUND, STALE_VERSION or INVALID
    public NewPartnerSecret rotate(Credential caller, String idempotencyKey, RotatePartnerSecret command) {
        return commands.once(caller, Access.ADMIN_IN_PERSON, idempotencyKey, command, NewPartnerSecret.class, tx -> {
            var overlap = WebhookSecrets.requireOverlap(command.overlap());
            var keyId = secrets.currentKeyId();
            var partner = tx.dao(PartnerDao::new).rotate(locked(tx, command.id(), command.version()).id(), keyId,
                    tx.now().plus(overlap));
            Events.record(tx, PartnerEvent.SECRET_ROTATED, partner.id(), Map.of("overlap", overlap));
            return withSecret(tx, partner, keyId);
        });
    }

    /// @throws Refused with NOT_FOUND
    public Partner get(Credential caller, UUID id) {
        return db.read(caller, Access.ADMIN_IN_PERSON, tx -> require(tx, id));
    }

    /// The partners of the studio, newest first.
    public Page<Partner> list(Credential caller, PageRequest request) {
        return db.read(caller, Access.ADMIN_IN_PERSON, tx -> cursors.newestFirst(tx, "partners", request, Partner::id,
                (after, limit) -> tx.dao(PartnerDao::new).list(after, limit)));
    }

    static Partner require(Tx tx, UUID id) {
        return tx.dao(PartnerDao::new).find(id).orElseThrow(() -> Refused.notFound(NAME));
    }

    private static Partner locked(Tx tx, UUID id, long version) {
        return Versioned.unchanged(tx.dao(PartnerDao::new).lock(id), version, NAME);
    }

    private NewPartnerSecret withSecret(Tx tx, Partner partner, String keyId) {
        return new NewPartnerSecret(partner,
                secrets.secret(tx.principal().tenantId(), partner.id(), partner.generation(), keyId));
    }
}
