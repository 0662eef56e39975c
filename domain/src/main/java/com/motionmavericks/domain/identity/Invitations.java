package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.people.Person;
import com.motionmavericks.domain.deadlines.Deadlines;
import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.idempotency.Commands;
import com.motionmavericks.domain.identity.Invitation.Status;
import com.motionmavericks.domain.limits.RateLimit;
import com.motionmavericks.domain.limits.RateLimiter;
import com.motionmavericks.domain.outbox.Outbox;
import com.motionmavericks.domain.paging.Cursors;
import com.motionmavericks.domain.paging.Page;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.problems.FieldError.Code;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.secrets.Tokens;
import com.motionmavericks.domain.tenancy.Origin;
import com.motionmavericks.domain.tenancy.Access;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.domain.text.EmailAddress;
import com.motionmavericks.domain.versions.Versioned;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What people do with invitations. [InvitationProcess] has what their workflow does.
public final class Invitations {
    private static final String NAME = "invitation";
    private static final String TOKEN_PURPOSE = "invitation";

    private final TenantDatabase db;
    private final Commands commands;
    private final Tokens tokens;
    private final Cursors cursors;
    private final Sessions sessions;
    private final InvitationTimes times;
    private final RateLimiter limiter;
    private final List<MemberListener> listeners;

    public Invitations(TenantDatabase db, Commands commands, Tokens tokens, Cursors cursors, Sessions sessions,
            InvitationTimes times, RateLimiter limiter, List<MemberListener> listeners) {
        this.db = db;
        this.commands = commands;
        this.tokens = tokens;
        this.cursors = cursors;
        this.sessions = sessions;
        this.times = times;
        this.limiter = limiter;
        this.listeners = List.copyOf(listeners);
    }

    /// Invites a person, for ADMIN. The workflow sends the mail.
    ///
    /// @throws Refused with ALREADY_MEMBER, ALREADY_INVITED, INVALID or TOO_MANY_REQUESTS
    public Invitation invite(Credential caller, String idempotencyKey, InviteMember command) {
        return commands.once(caller, Access.ADMIN_IN_PERSON, idempotencyKey, command, Invitation.class, tx -> {
            var tenantId = tx.principal().tenantId();
            var expiresAt = expiry(tx, command.expiresAt());
            var member = tx.dao(MemberDao::new).upsertInvited(tenantId, command.email(), command.name(),
                    command.role(), tx.now());
            var id = tx.newId();
            requireInvitable(tx, member, id);
            requireOpenProjects(tx, command.projectIds());
            var dao = tx.dao(InvitationDao::new);
            var invitation = dao.insert(tenantId, member.id(), command,
                    tx.principal().requiredMemberId(), sending(tx, id, 1, expiresAt), tokenSha256(tenantId, id, 1));
            Events.record(tx, InvitationEvent.CREATED, id, Map.of("role", command.role(), "expiresAt", expiresAt,
                    "projectIds", command.projectIds()));
            signal(tx, InvitationSignal.INVITED, invitation);
            if (command.projectIds().isEmpty()) {
                return invitation;
            }
            dao.setProjects(tenantId, id, command.projectIds());
            return require(tx, id);
        });
    }

    /// Changes an open invitation, for ADMIN. Another address or role sends it again, with a new link and the default lifetime.
    ///
    /// @throws Refused with NOT_FOUND, STALE_VERSION, INVITATION_CLOSED, ALREADY_MEMBER, ALREADY_INVITED, INVALID
    ///         or TOO_MANY_REQUESTS
    public Invitation change(Credential caller, @Nullable String idempotencyKey, ChangeInvitation command) {
        return commands.once(caller, Access.ADMIN_IN_PERSON, idempotencyKey, command, Invitation.class, tx -> {
            var id = command.id();
            var invitation = Versioned.unchanged(lock(tx, id), command.version(), NAME);
            if (!invitation.isPendingAt(tx.now())) {
                throw closed(invitation.statusAt(tx.now()));
            }
            var before = ChangeInvitation.Content.of(invitation);
            var after = command.applyTo(invitation);
            var changes = after.changesFrom(before);
            if (changes.isEmpty()) {
                return invitation;
            }
            requireOpenProjects(tx, command.projectIds().orKeep(List.of(), List.of()));
            var dao = tx.dao(InvitationDao::new);
            dao.setProjects(tx.principal().tenantId(), id, after.projectIds());
            var memberId = changes.contains("email")
                    ? readdress(tx, invitation, after)
                    : invitation.member().id();
            var changed = dao.change(id, memberId, after.name(), after.role());
            Events.record(tx, InvitationEvent.CHANGED, id, Map.of("fields", changes));
            return changes.contains("email") || changes.contains("role") ? sendAgain(tx, changed) : changed;
        });
    }

    /// Sends an invitation again, for ADMIN, with a new link, which replaces the one before, and the default lifetime. An
    /// expired or undeliverable invitation is pending again.
    ///
    /// @throws Refused with NOT_FOUND, STALE_VERSION, INVITATION_CLOSED, ALREADY_MEMBER, ALREADY_INVITED or
    ///         TOO_MANY_REQUESTS
    public Invitation resend(Credential caller, String idempotencyKey, ResendInvitation command) {
        return commands.once(caller, Access.ADMIN_IN_PERSON, idempotencyKey, command, Invitation.class, tx -> {
            var id = command.id();
            var before = Versioned.unchanged(lock(tx, id), command.version(), NAME);
            if (before.status() == Status.ACCEPTED || before.status() == Status.REVOKED) {
                throw closed(before.status());
            }
            var members = tx.dao(MemberDao::new);
            requireInvitable(tx, members.lock(before.member().id()), id);
            members.reinvite(before.member().id());
            Events.record(tx, InvitationEvent.RESENT, id, Map.of("generation", before.generation() + 1));
            return sendAgain(tx, before);
        });
    }

    /// Revokes a pending invitation, for ADMIN. Its link no longer works.
    ///
    /// @throws Refused with NOT_FOUND, STALE_VERSION or INVITATION_CLOSED
    public Invitation revoke(Credential caller, String idempotencyKey, RevokeInvitation command) {
        return commands.once(caller, Access.ADMIN_IN_PERSON, idempotencyKey, command, Invitation.class, tx -> {
            var invitation = Versioned.unchanged(lock(tx, command.id()), command.version(), NAME);
            if (!invitation.isPendingAt(tx.now())) {
                throw closed(invitation.statusAt(tx.now()));
            }
            return revoke(tx, command.id()).orElseThrow();
        });
    }

    /// Accepts an invitation by the token of its link, and begins a session.
    ///
    /// @param idempotencyKey the same key with the same token gives the same session again
    /// @throws Refused with one of the INVITATION_ refusals, which say why the link does not work
    public Session accept(String token, String idempotencyKey, Origin origin) {
        var claims = verify(token);
        var id = claims.id();
        return commands.once(Principal.bearer(claims.tenantId(), origin), id, idempotencyKey,
                new AcceptInvitation(id, claims.generation()), Session.class, tx -> {
                    var invitation = alive(tx, claims, token, lock(tx, id));
                    var person = new Person(invitation.member().id(), invitation.name());
                    var session = sessions.begin(tx, person, invitation.role(), id);
                    accepted(tx, invitation, Map.of("sessionId", session.id(), "role", invitation.role()));
                    return session;
                });
    }

    /// Accepts the open invitation of a person who has proven to Clerk to own its address.
    void acceptByAddress(Tx tx, UUID id) {
        lock(tx, id).filter(invitation -> invitation.isPendingAt(tx.now()))
                .ifPresent(invitation -> accepted(tx, invitation, Map.of("role", invitation.role())));
    }

    /// Makes the invited person a member.
    private void accepted(Tx tx, Invitation invitation, Map<String, ?> details) {
        tx.dao(InvitationDao::new).close(invitation.id(), Status.ACCEPTED, tx.now());
        tx.dao(MemberDao::new).activate(invitation.id());
        Events.recordAs(tx, invitation.member().id(), InvitationEvent.ACCEPTED, invitation.id(), details);
        listeners.forEach(listener -> listener.joined(tx, invitation.member().id(), invitation.projectIds()));
        signal(tx, InvitationSignal.ACCEPTED, invitation);
    }

    /// The invitation behind a link. Changes nothing: mail scanners open links too.
    ///
    /// @throws Refused as [#accept] does
    public Invitation open(String token, Origin origin) {
        var claims = verify(token);
        return db.read(Principal.bearer(claims.tenantId(), origin),
                tx -> alive(tx, claims, token, tx.dao(InvitationDao::new).find(claims.id())));
    }

    /// One invitation, for ADMIN.
    ///
    /// @throws Refused with NOT_FOUND
    public Invitation get(Credential caller, UUID id) {
        return db.read(caller, Access.ADMIN, tx -> require(tx, id));
    }

    /// The tenant's invitations, newest first, for ADMIN.
    ///
    /// @param email of the invited person
    public Page<Invitation> list(Credential caller, @Nullable Status status, @Nullable EmailAddress email,
            PageRequest request) {
        var list = "invitations?status=" + status + (email == null ? "" : "&email=" + email.value());
        return db.read(caller, Access.ADMIN, tx -> cursors.newestFirst(tx, list, request, Invitation::id,
                (after, limit) -> {
                    var dao = tx.dao(InvitationDao::new);
                    if (email != null) {
                        return dao.listByEmail(email, status == null ? EnumSet.allOf(Status.class) : Set.of(status),
                                after, limit);
                    }
                    return status == null ? dao.list(after, limit) : dao.listByStatus(status, after, limit);
                }));
    }

    /// @return empty when it was closed before
    static Optional<Invitation> revoke(Tx tx, UUID id) {
        var revoked = tx.dao(InvitationDao::new).close(id, Status.REVOKED, tx.now());
        revoked.ifPresent(invitation -> {
            Events.record(tx, InvitationEvent.REVOKED, id, Map.of());
            signal(tx, InvitationSignal.REVOKED, invitation);
        });
        return revoked;
    }

    /// Revokes the open invitation of a person, whose row is locked.
    static void revokeOpen(Tx tx, UUID memberId) {
        tx.dao(InvitationDao::new).pendingOf(memberId).ifPresent(id -> revoke(tx, id));
    }

    static void signal(Tx tx, InvitationSignal signal, Invitation invitation) {
        Outbox.signal(tx, signal, invitation.id(), "Invitation of a member as " + invitation.role() + ", expires "
                + invitation.expiresAt().atOffset(ZoneOffset.UTC).toLocalDate());
    }

    static Invitation require(Tx tx, UUID id) {
        return tx.dao(InvitationDao::new).find(id).orElseThrow(() -> Refused.notFound(NAME));
    }

    /// What the token of a sending is derived from.
    static Tokens.Claims claims(UUID tenantId, UUID id, int generation, String keyId) {
        return new Tokens.Claims(TOKEN_PURPOSE, tenantId, id, generation, keyId);
    }

    /// Locks the person before the invitation, like every change of one, so that no two changes deadlock.
    private static Optional<Invitation> lock(Tx tx, UUID id) {
        var dao = tx.dao(InvitationDao::new);
        dao.memberId(id).ifPresent(memberId -> tx.dao(MemberDao::new).lock(memberId));
        return dao.lock(id);
    }

    /// @param person whose row is locked
    private static void requireInvitable(Tx tx, MemberDao.Known person, UUID id) {
        if (person.status() == Member.Status.ACTIVE) {
            throw new Refused(Refusal.ALREADY_MEMBER, "Somebody of this address is a member already.");
        }
        var dao = tx.dao(InvitationDao::new);
        for (var expired : dao.expireOthers(person.id(), id, tx.now())) {
            Events.record(tx, InvitationEvent.EXPIRED, expired, Map.of());
        }
        if (dao.anotherIsPending(person.id(), id)) {
            throw new Refused(Refusal.ALREADY_INVITED,
                    "Somebody of this address has an open invitation. Resend or revoke that one.");
        }
    }

    private static void requireOpenProjects(Tx tx, List<UUID> ids) {
        var open = ids.isEmpty() ? List.of() : tx.dao(InvitationDao::new).openProjects(ids);
        for (int i = 0; i < ids.size(); i++) {
            if (ids.indexOf(ids.get(i)) < i) {
                throw Refused.invalid("/projectIds/" + i, Code.DUPLICATE, "must be named once");
            }
            if (!open.contains(ids.get(i))) {
                throw Refused.invalid("/projectIds/" + i, Code.NOT_FOUND, "must be an open project");
            }
        }
    }

    /// Invites the person of another address in place of the one before.
    ///
    /// @return the id of that person
    private static UUID readdress(Tx tx, Invitation invitation, ChangeInvitation.Content after) {
        var dao = tx.dao(MemberDao::new);
        var person = dao.upsertInvited(tx.principal().tenantId(), after.email(), after.name(), after.role(), tx.now());
        requireInvitable(tx, person, invitation.id());
        dao.uninvite(invitation.member().id());
        return person.id();
    }

    /// Sends an invitation under a new link, which replaces the one before.
    private Invitation sendAgain(Tx tx, Invitation before) {
        var generation = before.generation() + 1;
        var invitation = tx.dao(InvitationDao::new).sendAgain(sending(tx, before.id(), generation, expiry(tx, null)),
                tokenSha256(tx.principal().tenantId(), before.id(), generation));
        signal(tx, InvitationSignal.RESENT, invitation);
        return invitation;
    }

    /// @throws Refused with TOO_MANY_REQUESTS when the studio has sent too many, also to the same person
    private InvitationDao.Sending sending(Tx tx, UUID id, int generation, Instant expiresAt) {
        limiter.require(tx, RateLimit.INVITATIONS, tx.principal().tenantId().toString(),
                "The studio has sent too many invitations. Try again later.");
        var remindAt = tx.now().plus(times.remindAfter());
        return new InvitationDao.Sending(id, generation, tokens.currentKeyId(), tx.now(),
                remindAt.isBefore(expiresAt) ? remindAt : null, expiresAt);
    }

    private byte[] tokenSha256(UUID tenantId, UUID id, int generation) {
        return Tokens.sha256(tokens.derive(claims(tenantId, id, generation, tokens.currentKeyId())));
    }

    private Instant expiry(Tx tx, @Nullable Instant wanted) {
        var expiresAt = wanted == null ? tx.now().plus(times.lifetime()) : wanted;
        Deadlines.requireBetween(times.shortest(), times.longest(), "expiresAt", expiresAt, tx.now());
        return expiresAt;
    }

    private Tokens.Claims verify(String token) {
        return tokens.verify(TOKEN_PURPOSE, token).orElseThrow(Invitations::unknownLink);
    }

    private static Invitation alive(Tx tx, Tokens.Claims claims, String token, Optional<Invitation> found) {
        var invitation = found.orElseThrow(Invitations::unknownLink);
        if (invitation.generation() != claims.generation()) {
            throw new Refused(Refusal.INVITATION_REPLACED, "A newer mail has replaced this link. Use the newest one.");
        }
        if (!tx.dao(InvitationDao::new).holdsToken(claims.id(), Tokens.sha256(token))) {
            throw unknownLink();
        }
        return switch (invitation.statusAt(tx.now())) {
            case PENDING -> invitation;
            case ACCEPTED -> throw new Refused(Refusal.INVITATION_ACCEPTED, "This invitation was accepted already.");
            case REVOKED -> throw new Refused(Refusal.INVITATION_REVOKED, "This invitation was withdrawn.");
            case EXPIRED -> throw new Refused(Refusal.INVITATION_EXPIRED, "The time of this invitation is over.");
            case UNDELIVERABLE -> throw new Refused(Refusal.INVITATION_UNDELIVERABLE,
                    "The mail of this invitation did not arrive, so it was closed.");
        };
    }

    private static Refused closed(Status status) {
        return new Refused(Refusal.INVITATION_CLOSED, "This invitation is closed.", Map.of("invitationStatus", status));
    }

    private static Refused unknownLink() {
        return new Refused(Refusal.INVITATION_UNKNOWN, "This is not a link of ours. Perhaps it was cut short.");
    }
}
