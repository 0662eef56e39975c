package com.motionmavericks.domain.apikeys;

import com.motionmavericks.domain.deadlines.Deadlines;
import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.idempotency.Commands;
import com.motionmavericks.domain.paging.Cursors;
import com.motionmavericks.domain.paging.Page;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.tenancy.Access;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.domain.versions.Versioned;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The API keys of a studio. Only a person may manage them.
public final class ApiKeys {
    private static final String NAME = "API key";
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(730);

    private final TenantDatabase db;
    private final Commands commands;
    private final Cursors cursors;

    public ApiKeys(TenantDatabase db, Commands commands, Cursors cursors) {
        this.db = db;
        this.commands = commands;
        this.cursors = cursors;
    }

    /// Creates a key and its machine. The stored answer, which holds the token, is sealed.
    ///
    /// @throws Refused with INVALID
    public NewApiKey create(Credential caller, String idempotencyKey, CreateApiKey command) {
        return commands.once(caller, Access.ADMIN_IN_PERSON, idempotencyKey, command, NewApiKey.class, tx -> {
            if (command.expiresAt() != null) {
                Deadlines.requireBetween(SHORTEST, LONGEST, "expiresAt", command.expiresAt(), tx.now());
            }
            var token = ApiKeyToken.generate(tx.principal().tenantId(), tx.newId());
            var dao = tx.dao(ApiKeyDao::new);
            dao.insertMachine(token, command, tx.now());
            dao.insert(token, command, tx.principal().requiredMemberId(), tx.now());
            Events.record(tx, ApiKeyEvent.CREATED, token.id(), Map.of("role", command.role()));
            return new NewApiKey(require(tx, token.id()), token.text());
        });
    }

    /// Revokes a key. Its next request is refused. Revoking it twice changes nothing.
    ///
    /// @throws Refused with NOT_FOUND or STALE_VERSION
    public void revoke(Credential caller, @Nullable String idempotencyKey, RevokeApiKey command) {
        commands.once(caller, Access.ADMIN_IN_PERSON, idempotencyKey, command, ApiKey.class, tx -> {
            var dao = tx.dao(ApiKeyDao::new);
            var key = Versioned.unchanged(dao.lock(command.id()), command.version(), NAME);
            if (key.revokedAt() == null) {
                dao.revoke(key.id(), tx.now());
                Events.record(tx, ApiKeyEvent.REVOKED, key.id(), Map.of());
            }
            return require(tx, key.id());
        });
    }

    /// @throws Refused with NOT_FOUND
    public ApiKey get(Credential caller, UUID id) {
        return db.read(caller, Access.ADMIN_IN_PERSON, tx -> require(tx, id));
    }

    /// The keys of the studio, newest first, revoked ones too.
    public Page<ApiKey> list(Credential caller, PageRequest request) {
        return db.read(caller, Access.ADMIN_IN_PERSON, tx -> cursors.newestFirst(tx, "api-keys", request, ApiKey::id,
                (after, limit) -> tx.dao(ApiKeyDao::new).list(after, limit)));
    }

    private static ApiKey require(Tx tx, UUID id) {
        return tx.dao(ApiKeyDao::new).find(id).orElseThrow(() -> Refused.notFound(NAME));
    }
}
