package com.motionmavericks.domain.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.motionmavericks.domain.Json;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.secrets.Seal;
import com.motionmavericks.domain.secrets.Tokens;
import com.motionmavericks.domain.secrets.UnknownSecretKey;
import com.motionmavericks.domain.tenancy.Access;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Runs each command in one transaction, at most once per idempotency key. The sealed answer commits with the effect.
/// For seven days the same command under the same key gets the same answer, if the caller still sees the command's
/// project. A refused command stores nothing.
public final class Commands {
    /// Answers older than this are deleted.
    public static final Duration RETENTION = Duration.ofDays(7);

    private final TenantDatabase db;
    private final Seal seal;

    public Commands(TenantDatabase db, Seal seal) {
        this.db = db;
        this.seal = seal;
    }

    /// Runs a member's command in a transaction of its own.
    ///
    /// @param access the roles that may; checked before an answer is given again
    /// @param key null if the caller sent none: then each request runs the command
    /// @param command its type and fields must be the same in each request with the same key
    /// @throws Refused with [Refusal#IDEMPOTENCY_KEY_REUSED]; with [Refusal#ANSWER_OUTDATED] if an earlier version of the code
    ///         stored the answer in another form; with [Refusal#ANSWER_ERASED]; with [Refusal#NOT_FOUND] if the caller no
    ///         longer sees the project; with [Refusal#BUSY] if a concurrent request with the same key takes too long; as
    ///         [TenantDatabase#change] does
    /// @throws UnknownSecretKey if the answer is sealed under a key that this process does not have
    public <T> T once(Credential caller, Access access, @Nullable String key, Record command, Class<T> answerType,
            Function<Tx, T> useCase) {
        return db.change(caller, access, key == null
                ? useCase
                : tx -> once(tx, tx.principal().requiredMemberId(), key, command, answerType, useCase));
    }

    /// Runs the command of a caller who is authenticated by a mailed token.
    ///
    /// @param scope id of the row that the token belongs to
    public <T> T once(Principal principal, UUID scope, String key, Record command, Class<T> answerType,
            Function<Tx, T> useCase) {
        return db.inTenant(principal, tx -> once(tx, scope, key, command, answerType, useCase));
    }

    // The key comes first: the insert waits for a concurrent request with the same key.
    private <T> T once(Tx tx, UUID scope, String key, Record command, Class<T> answerType, Function<Tx, T> useCase) {
        var dao = tx.dao(IdempotencyDao::new);
        var request = Tokens.sha256(Json.write(Map.of(command.getClass().getSimpleName(), command)));
        // The hash is sealed because a command may hold a password, which could be guessed from a plain hash.
        if (dao.insert(tx.principal().tenantId(), scope, key, seal.seal(request), tx.now())) {
            var answer = useCase.apply(tx);
            dao.keep(scope, key, seal.seal(Json.write(answer).getBytes(UTF_8)));
            return answer;
        }
        if (!MessageDigest.isEqual(request, seal.unseal(dao.request(scope, key)))) {
            throw new Refused(Refusal.IDEMPOTENCY_KEY_REUSED,
                    "This Idempotency-Key was used with another request. Use a new key for a new request.");
        }
        var sealed = dao.answer(scope, key).orElseThrow(() -> new Refused(Refusal.ANSWER_ERASED,
                "This command was done. Its answer held personal data that was erased since. Read the resource instead."));
        var answer = read(text(sealed), answerType);
        if (answer instanceof ProjectScoped scoped && !dao.seesProject(scoped.projectId())) {
            throw Refused.notFound("project");
        }
        return answer;
    }

    private static <T> T read(String answer, Class<T> type) {
        try {
            return Json.read(answer, type);
        } catch (IllegalStateException _) {
            throw new Refused(Refusal.ANSWER_OUTDATED,
                    "This request took effect, but its answer cannot be given again after an update of the API.");
        }
    }

    /// Erases the next answers that show a person. Each shows the person's id beside the name. An answer that is sealed with an
    /// unknown key is erased too, because it may show the person.
    ///
    /// @param after the instant of an answer, as this method returned it
    /// @return the instant of the last answer that was looked at; empty if none is left
    public Optional<Instant> eraseAnswers(Tx tx, UUID personId, Instant after, int limit) {
        var dao = tx.dao(IdempotencyDao::new);
        var answered = dao.answered(after, limit);
        for (var key : answered) {
            if (dao.answer(key.scope(), key.key()).filter(answer -> shows(answer, personId)).isPresent()) {
                dao.erase(key.scope(), key.key());
            }
        }
        return answered.isEmpty() ? Optional.empty() : Optional.of(answered.getLast().createdAt());
    }

    private boolean shows(byte[] sealed, UUID personId) {
        try {
            return text(sealed).contains(personId.toString());
        } catch (UnknownSecretKey unknown) {
            return true;
        }
    }

    private String text(byte[] sealed) {
        return new String(seal.unseal(sealed), UTF_8);
    }

    /// Deletes the answers that are older than [#RETENTION], in every tenant.
    ///
    /// @return the number of deleted answers
    public static long forgetOldAnswers(TenantDatabase db) {
        return db.acrossTenants(handle -> new IdempotencyDao(handle).forget(db.now().minus(RETENTION)));
    }
}
