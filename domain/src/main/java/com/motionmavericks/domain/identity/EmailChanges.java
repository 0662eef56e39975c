package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.idempotency.Commands;
import com.motionmavericks.domain.identity.EmailChange.Status;
import com.motionmavericks.domain.identity.EmailChangeDao.Previous;
import com.motionmavericks.domain.identity.EmailChangeDao.Sending;
import com.motionmavericks.domain.outbox.Outbox;
import com.motionmavericks.domain.problems.FieldError.Code;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.secrets.Tokens;
import com.motionmavericks.domain.tenancy.Access;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.Origin;
import com.motionmavericks.domain.tenancy.PostgresFailure;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.JdbiException;

/// What members do to change their own e-mail address. [EmailChangeProcess] has what the workflow does.
///
/// A request says nothing about other members. Whether the new address is free is decided when its link is used.
public final class EmailChanges {
    private static final String TOKEN_PURPOSE = "email-change";
    private static final String ADDRESS_KEY = "member_tenant_id_email_key";

    private final TenantDatabase db;
    private final Commands commands;
    private final Tokens tokens;
    private final EmailChangeTimes times;

    public EmailChanges(TenantDatabase db, Commands commands, Tokens tokens, EmailChangeTimes times) {
        this.db = db;
        this.commands = commands;
        this.tokens = tokens;
        this.times = times;
    }

    /// A request that was accepted.
    ///
    /// @param expiresAt until when its link works
    public record Accepted(String email, Instant expiresAt) {}

    /// Asks for a link to the new address, which replaces the one before.
    ///
    /// @throws Refused with EMAIL_FROM_CLERK, INVALID or TOO_MANY_REQUESTS
    public Accepted request(Credential caller, String idempotencyKey, RequestEmailChange command) {
        return commands.once(caller, Access.MEMBERS_IN_PERSON, idempotencyKey, command, Accepted.class, tx -> {
            var id = tx.principal().requiredMemberId();
            var members = tx.dao(MemberDao::new);
            var member = members.lockMember(id).orElseThrow();
            if (members.isLinkedToClerk(id)) {
                throw new Refused(Refusal.EMAIL_FROM_CLERK, "Your address comes from Clerk. Change it in Clerk.");
            }
            if (command.email().value().equals(member.email())) {
                throw Refused.invalid("/email", Code.NOT_ALLOWED, "must not be your present address");
            }
            return send(tx, id, command);
        });
    }

    private Accepted send(Tx tx, UUID id, RequestEmailChange command) {
        var dao = tx.dao(EmailChangeDao::new);
        var previous = dao.previous(id).orElse(new Previous(0, HourlyCount.none(tx.now())));
        var hour = previous.hour().next(tx.now());
        if (hour.exceedsLimit()) {
            throw new Refused(Refusal.TOO_MANY_REQUESTS, "You have asked for too many links. Try again in an hour.");
        }
        var tenantId = tx.principal().tenantId();
        var sending = new Sending(previous.generation() + 1, tokens.currentKeyId(), hour,
                tx.now().plus(times.lifetime()));
        var token = tokens.derive(claims(tenantId, id, sending.generation(), sending.keyId()));
        dao.put(tenantId, id, command.email(), sending, Tokens.sha256(token), tx.now());
        Events.record(tx, EmailChangeEvent.REQUESTED, id, Map.of("generation", sending.generation()));
        signal(tx, EmailChangeSignal.REQUESTED, id);
        return new Accepted(command.email().value(), sending.expiresAt());
    }

    /// Gives a member the new address by the token of its link. Their open link to sign in was sent to the old address,
    /// so it ends.
    ///
    /// @param idempotencyKey the same key with the same token gives the same answer again
    /// @throws Refused with NOT_FOUND if the link is none of ours, EMAIL_CHANGE_CLOSED if it does not work any more, or
    ///         EMAIL_TAKEN
    public EmailChange confirm(String token, String idempotencyKey, Origin origin) {
        var claims = verify(token);
        var id = claims.id();
        return commands.once(Principal.bearer(claims.tenantId(), origin), id, idempotencyKey,
                new ConfirmEmailChange(id, claims.generation()), EmailChange.class, tx -> {
                    // The member comes first, as in a removal, so that the two do not deadlock.
                    var members = tx.dao(MemberDao::new);
                    members.lock(id);
                    var dao = tx.dao(EmailChangeDao::new);
                    var change = open(tx, claims, token, dao.lock(id));
                    changeEmail(members, change);
                    dao.close(id, Status.CONFIRMED, tx.now());
                    SignInLinks.end(tx, id);
                    // Without the values: the audit log shows no address.
                    Events.recordAs(tx, id, MemberEvent.CHANGED, id, Map.of());
                    Events.recordAs(tx, id, EmailChangeEvent.CONFIRMED, id, Map.of());
                    signal(tx, EmailChangeSignal.CONFIRMED, id);
                    return change;
                });
    }

    /// The unique constraint decides, so of two members who confirm the same address at once one is refused.
    private static void changeEmail(MemberDao members, EmailChange change) {
        try {
            members.changeEmail(change.member().id(), change.requiredNewEmail());
        } catch (JdbiException e) {
            if (PostgresFailure.in(e).filter(failure -> ADDRESS_KEY.equals(failure.constraint())).isEmpty()) {
                throw e;
            }
            throw new Refused(Refusal.EMAIL_TAKEN, "Somebody else in the studio has this address.");
        }
    }

    /// The request behind a link. Changes nothing: mail scanners open links too.
    ///
    /// @throws Refused with NOT_FOUND or EMAIL_CHANGE_CLOSED
    public EmailChange open(String token, Origin origin) {
        var claims = verify(token);
        return db.read(Principal.bearer(claims.tenantId(), origin),
                tx -> open(tx, claims, token, tx.dao(EmailChangeDao::new).find(claims.id())));
    }

    /// Closes the open request of a member who has left, who has ended all sessions, or whose address now comes from Clerk.
    static void cancel(Tx tx, UUID id) {
        if (tx.dao(EmailChangeDao::new).close(id, Status.CANCELLED, tx.now())) {
            Events.record(tx, EmailChangeEvent.CANCELLED, id, Map.of());
            signal(tx, EmailChangeSignal.CANCELLED, id);
        }
    }

    static void signal(Tx tx, EmailChangeSignal signal, UUID id) {
        Outbox.signal(tx, signal, id, "A member's change of address");
    }

    /// What the token of a link is derived from.
    static Tokens.Claims claims(UUID tenantId, UUID id, int generation, String keyId) {
        return new Tokens.Claims(TOKEN_PURPOSE, tenantId, id, generation, keyId);
    }

    private Tokens.Claims verify(String token) {
        return tokens.verify(TOKEN_PURPOSE, token).orElseThrow(EmailChanges::unknown);
    }

    private static EmailChange open(Tx tx, Tokens.Claims claims, String token, Optional<EmailChange> found) {
        var change = found.orElseThrow(EmailChanges::unknown);
        if (change.generation() != claims.generation() || !change.isOpenAt(tx.now())) {
            throw new Refused(Refusal.EMAIL_CHANGE_CLOSED, "This link does not work any more.");
        }
        if (!tx.dao(EmailChangeDao::new).holdsToken(claims.id(), Tokens.sha256(token))) {
            throw unknown();
        }
        return change;
    }

    private static Refused unknown() {
        return new Refused(Refusal.NOT_FOUND, "This is not a link of ours. Perhaps it was cut short.");
    }
}
