package com.motionmavericks.domain.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.motionmavericks.domain.Json;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.secrets.Seal;
import com.motionmavericks.domain.secrets.Tokens;
import com.motionmavericks.domain.secrets.UnknownSecretKey;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The frame of a command: one transaction, in which it is done once, however often it is sent. Its answer commits with its effect, sealed, and is given again to
/// whoever sends the same command under the same key for seven days, and still sees the project that it is about. A
/// command that was refused leaves nothing behind.
public final class Commands {
    /// How long an answer is kept.
    public static final Duration RETENTION = Duration.ofDays(7);

    private final TenantDatabase db;
    private final Seal seal;

    public Commands(TenantDatabase db, Seal seal) {
        this.db = db;
        this.seal = seal;
    }

    /// Does a member's command in a transaction of its own.
    ///
    /// @param key null where the caller gave none: then the command is done each time that it is sent
    /// @param command a record; its type and fields are what must be the same under one key
    /// @throws Refused with [Refusal#IDEMPOTENCY_KEY_REUSED], with [Refusal#NOT_FOUND] when the caller sees the project no
    ///         longer, or, when a twin takes too long, with [Refusal#BUSY]
    /// @throws UnknownSecretKey when the answer was sealed under a key that this process does not have
    public <T> T once(Principal principal, @Nullable String key, Record command, Class<T> answerType,
            Function<Tx, T> useCase) {
        return key == null
                ? db.inTenant(principal, useCase)
                : once(principal, principal.requiredMemberId(), key, command, answerType, useCase);
    }

    /// The same for whom a token has let in.
    ///
    /// @param scope the thing whose token it is
    public <T> T once(Principal principal, UUID scope, String key, Record command, Class<T> answerType,
            Function<Tx, T> useCase) {
        return db.inTenant(principal, tx -> once(tx, scope, key, command, answerType, useCase));
    }

    /// The key is taken first: that waits for a twin that is still at work.
    private <T> T once(Tx tx, UUID scope, String key, Record command, Class<T> answerType, Function<Tx, T> useCase) {
        var dao = tx.dao(IdempotencyDao.class);
        var request = Tokens.sha256(Json.write(Map.of(command.getClass().getSimpleName(), command)));
        // Sealed too: a command may hold a password, which its bare hash would let one guess.
        if (dao.insert(tx.principal().tenantId(), scope, key, seal.seal(request), tx.now())) {
            var answer = useCase.apply(tx);
            dao.keep(scope, key, seal.seal(Json.write(answer).getBytes(UTF_8)));
            return answer;
        }
        if (!MessageDigest.isEqual(request, seal.unseal(dao.request(scope, key)))) {
            throw new Refused(Refusal.IDEMPOTENCY_KEY_REUSED,
                    "This Idempotency-Key was used with another request. Use a new key for a new request.");
        }
        var answer = Json.read(new String(seal.unseal(dao.answer(scope, key)), UTF_8), answerType);
        if (answer instanceof ProjectScoped scoped && !dao.seesProject(scoped.projectId())) {
            throw Refused.notFound("project");
        }
        return answer;
    }

    /// Forgets the answers that are older than [#RETENTION], in every tenant.
    ///
    /// @return how many
    public static long forgetOldAnswers(TenantDatabase db) {
        return db.acrossTenants(handle -> handle.attach(IdempotencyDao.class).forget(db.now().minus(RETENTION)));
    }
}
