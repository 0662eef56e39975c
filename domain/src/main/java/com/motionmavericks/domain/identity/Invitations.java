package com.motionmavericks.domain.identity;

import static com.motionmavericks.domain.identity.InvitationSignal.ACCEPTED;
import static com.motionmavericks.domain.identity.InvitationSignal.ATTENDED;
import static com.motionmavericks.domain.identity.InvitationSignal.INVITED;
import static com.motionmavericks.domain.identity.InvitationSignal.REPORTED;
import static com.motionmavericks.domain.identity.InvitationSignal.RESENT;
import static com.motionmavericks.domain.identity.InvitationSignal.REVOKED;

import com.motionmavericks.domain.deadlines.Deadlines;
import com.motionmavericks.domain.deliveries.Deliveries;
import com.motionmavericks.domain.deliveries.Delivery;
import com.motionmavericks.domain.deliveries.DeliveryListener;
import com.motionmavericks.domain.deliveries.DeliveryOutcome;
import com.motionmavericks.domain.deliveries.OutgoingMail;
import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.idempotency.Commands;
import com.motionmavericks.domain.identity.Invitation.Status;
import com.motionmavericks.domain.operations.ParkedStepHandler;
import com.motionmavericks.domain.outbox.Outbox;
import com.motionmavericks.domain.paging.Cursors;
import com.motionmavericks.domain.paging.Page;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.secrets.Tokens;
import com.motionmavericks.domain.tenancy.Origin;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.domain.versions.Versioned;
import com.motionmavericks.steps.identity.InvitationStep;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Every rule and every transition of an invitation, whoever calls it: a request, or a workflow through its activities.
public final class Invitations implements ParkedStepHandler<InvitationStep>, DeliveryListener {
    /// The type of its workflow in Temporal.
    public static final String WORKFLOW_TYPE = "Invitation";
    private static final String TOKEN_PURPOSE = "invitation";

    private final TenantDatabase db;
    private final Commands commands;
    private final Tokens tokens;
    private final Cursors cursors;
    private final InvitationTimes times;

    public Invitations(TenantDatabase db, Commands commands, Tokens tokens, Cursors cursors,
            InvitationTimes times) {
        this.db = db;
        this.commands = commands;
        this.tokens = tokens;
        this.cursors = cursors;
        this.times = times;
    }

    /// Invites somebody, for ADMIN: the invitation and the mail to come are decided here, the mail follows.
    ///
    /// @throws Refused with ALREADY_MEMBER, ALREADY_INVITED or INVALID
    public Invitation invite(Principal principal, String idempotencyKey, InviteMember command) {
        principal.require(Role.ADMIN);
        return commands.once(principal, idempotencyKey, command, Invitation.class, tx -> {
            var tenantId = principal.tenantId();
            var expiresAt = expiry(tx, command.expiresAt());
            var member = tx.dao(MemberDao.class).upsertInvited(tenantId, command.email(), command.name(),
                    command.role(),
                    tx.now());
            var id = tx.newId();
            requireInvitable(tx, member, id);
            tx.dao(InvitationDao.class).insert(tenantId, member.id(), command.name(), command.role(),
                    principal.requiredMemberId(), sending(tx, id, 1, expiresAt), tokenSha256(tenantId, id, 1));
            Events.record(tx, InvitationEvent.CREATED, id, Map.of("role", command.role(), "expiresAt", expiresAt));
            return signal(tx, INVITED, id);
        });
    }

    /// Sends an invitation again, for ADMIN: a new link, which kills the one before, and the usual lifetime. One that
    /// has expired or did not arrive is open again by this, unless the person has become a member meanwhile.
    ///
    /// @throws Refused with NOT_FOUND, STALE_VERSION, INVITATION_CLOSED, ALREADY_MEMBER or ALREADY_INVITED
    public Invitation resend(Principal principal, String idempotencyKey, ResendInvitation command) {
        principal.require(Role.ADMIN);
        return commands.once(principal, idempotencyKey, command, Invitation.class, tx -> {
            var invitation = locked(tx, command.id(), command.version());
            if (invitation.status() == Status.ACCEPTED || invitation.status() == Status.REVOKED) {
                throw closed(invitation.status());
            }
            requireInvitable(tx, tx.dao(MemberDao.class).lock(invitation.memberId()), command.id());
            var generation = invitation.generation() + 1;
            tx.dao(InvitationDao.class).sendAgain(sending(tx, command.id(), generation, expiry(tx, null)),
                    tokenSha256(principal.tenantId(), command.id(), generation));
            Events.record(tx, InvitationEvent.RESENT, command.id(),
                    Map.of("generation", generation));
            return signal(tx, RESENT, command.id());
        });
    }

    /// Withdraws an open invitation, for ADMIN: its link is dead at once.
    public Invitation revoke(Principal principal, String idempotencyKey, RevokeInvitation command) {
        principal.require(Role.ADMIN);
        return commands.once(principal, idempotencyKey, command, Invitation.class, tx -> {
            var invitation = locked(tx, command.id(), command.version());
            if (!invitation.isPendingAt(tx.now())) {
                throw closed(invitation.statusAt(tx.now()));
            }
            return revoke(tx, command.id());
        });
    }

    /// Accepts an invitation by the token of its link, and begins a session.
    ///
    /// @param idempotencyKey the same key with the same token gives the same session again
    /// @throws Refused with one of the INVITATION_ refusals, which say why a link is dead
    public Session accept(String token, String idempotencyKey, Origin origin) {
        var claims = claims(token);
        var bearer = Principal.bearer(claims.tenantId(), origin);
        return commands.once(bearer, claims.id(), idempotencyKey,
                new AcceptInvitation(claims.id(), claims.generation()), Session.class, tx -> {
                    var invitation = alive(tx, claims, token, locked(tx, claims.id()));
                    var session = new Session(claims.tenantId(), tx.newId(), invitation.memberId(), invitation.role(),
                            tx.now());
                    var members = tx.dao(MemberDao.class);
                    tx.dao(InvitationDao.class).close(claims.id(), Status.ACCEPTED, tx.now());
                    members.activate(claims.id());
                    members.insertSession(claims.tenantId(), session.id(), invitation.memberId(), tx.now());
                    Events.recordAs(tx, invitation.memberId(), InvitationEvent.ACCEPTED, claims.id(),
                            Map.of("sessionId", session.id(), "role", invitation.role()));
                    signal(tx, ACCEPTED, claims.id());
                    return session;
                });
    }

    /// Whom a link invites, and where to. Changes nothing: mail scanners open links too.
    ///
    /// @throws Refused as [#accept] does
    public Invitation open(String token, Origin origin) {
        var claims = claims(token);
        return db.read(Principal.bearer(claims.tenantId(), origin),
                tx -> alive(tx, claims, token, tx.dao(InvitationDao.class).find(claims.id())));
    }

    /// One invitation, for ADMIN.
    public Invitation get(Principal principal, UUID id) {
        principal.require(Role.ADMIN);
        return db.read(principal,
                tx -> tx.dao(InvitationDao.class).find(id).orElseThrow(() -> Refused.notFound("invitation")));
    }

    /// The tenant's invitations, newest first, for ADMIN.
    public Page<Invitation> list(Principal principal, @Nullable Status status, PageRequest request) {
        principal.require(Role.ADMIN);
        var list = "invitations?status=" + status;
        return cursors.newestFirst(principal, list, request, Invitation::id, (after, limit) -> db.read(principal,
                tx -> tx.dao(InvitationDao.class).list(status, after, limit)));
    }

    /// The invitation as its workflow sees it, if it is there.
    public Optional<Invitation> find(UUID tenantId, UUID id) {
        return db.read(Principal.worker(tenantId), tx -> tx.dao(InvitationDao.class).find(id));
    }

    /// What is to be mailed now: empty when nobody wants it any more.
    public Optional<OutgoingMail> prepareMail(UUID tenantId, UUID id, InvitationMailKind kind) {
        return db.inTenant(Principal.worker(tenantId), tx -> tx.dao(InvitationDao.class).find(id)
                .filter(invitation -> invitation.wants(kind, tx.now())).map(invitation -> {
                    var data = new InvitationMailData(invitation.studio(), invitation.role(),
                            invitation.expiresAt());
                    var delivery = Deliveries.prepare(tx, WORKFLOW_TYPE, id, invitation.generation(),
                            invitation.memberId(),
                            kind.template(), data);
                    var token = token(tenantId, id, invitation.generation(), tx.dao(InvitationDao.class).keyId(id));
                    return new OutgoingMail(tenantId, delivery, invitation.email(), invitation.name(), token);
                }));
    }

    @Override
    public void mailed(Tx tx, Delivery delivery) {
        var kind = InvitationMailKind.of(delivery.template());
        var dao = tx.dao(InvitationDao.class);
        var checkDueAt = tx.now().plus(times.checkAfter());
        switch (kind) {
            case INVITATION -> dao.mailed(delivery.subjectId(), delivery.generation(), tx.now(), checkDueAt);
            case REMINDER -> dao.reminded(delivery.subjectId(), delivery.generation(), tx.now(), checkDueAt);
        }
        Events.record(tx, kind.event(), delivery.subjectId(), Map.of("deliveryId", delivery.id()));
    }

    /// The mail about which the vendor is to be asked now.
    public Optional<Delivery> unsettledMail(UUID tenantId, UUID id) {
        return db.inTenant(Principal.worker(tenantId), tx -> tx.dao(InvitationDao.class).find(id)
                .filter(invitation -> invitation.isPendingAt(tx.now()))
                .flatMap(invitation -> Deliveries.unsettled(tx, id, invitation.generation())));
    }

    /// A mail that did not arrive closes its invitation; while nothing is known the vendor is asked again.
    @Override
    public void answered(Tx tx, Delivery delivery, DeliveryOutcome outcome) {
        var id = delivery.subjectId();
        var dao = tx.dao(InvitationDao.class);
        if (dao.find(id).filter(i -> i.isPendingAt(tx.now()) && i.generation() == delivery.generation()).isEmpty()) {
            return;
        }
        var checkDueAt = Deliveries.unsettled(tx, id, delivery.generation())
                .map(mail -> Deadlines.nextCheck(times.checkAfter(), mail.createdAt(), tx.now()));
        dao.checkAt(id, checkDueAt.orElse(null));
        if (outcome == DeliveryOutcome.UNDELIVERABLE && dao.close(id, Status.UNDELIVERABLE, tx.now())) {
            Events.record(tx, InvitationEvent.UNDELIVERABLE, id, Map.of("deliveryId", delivery.id()));
        }
        signal(tx, REPORTED, id);
    }

    /// Closes an invitation whose time is over at an instant.
    public void expire(UUID tenantId, UUID id, Instant asOf) {
        db.asWorker(tenantId, asOf, tx -> {
            if (tx.dao(InvitationDao.class).expire(id, tx.now())) {
                Events.record(tx, InvitationEvent.EXPIRED, id, Map.of());
            }
        });
    }

    @Override
    public String workflowType() {
        return WORKFLOW_TYPE;
    }

    @Override
    public Class<InvitationStep> steps() {
        return InvitationStep.class;
    }

    @Override
    public void skip(Tx tx, UUID id, InvitationStep step, String target) {
        var dao = tx.dao(InvitationDao.class);
        if (dao.find(id).filter(i -> Integer.toString(i.generation()).equals(target)).isPresent()) {
            switch (step) {
                case MAIL -> dao.skipMail(id);
                case REMIND -> dao.skipReminder(id);
                case ASK_OUTCOME -> dao.checkAt(id, null);
            }
        }
    }

    @Override
    public void abort(Tx tx, UUID id) {
        if (tx.dao(InvitationDao.class).find(id).filter(i -> i.isPendingAt(tx.now())).isPresent()) {
            revoke(tx, id);
        }
    }

    @Override
    public void signalAttended(Tx tx, UUID id) {
        signal(tx, ATTENDED, id);
    }

    private Invitation revoke(Tx tx, UUID id) {
        tx.dao(InvitationDao.class).close(id, Status.REVOKED, tx.now());
        Events.record(tx, InvitationEvent.REVOKED, id, Map.of());
        return signal(tx, REVOKED, id);
    }

    private Invitation signal(Tx tx, InvitationSignal signal, UUID id) {
        var invitation = tx.dao(InvitationDao.class).find(id).orElseThrow();
        Outbox.signal(tx, signal, id, "Invitation of a member as " + invitation.role() + ", expires "
                + invitation.expiresAt().atOffset(ZoneOffset.UTC).toLocalDate());
        return invitation;
    }

    /// Locks the person before the invitation, everywhere, so that no two requests wait for each other.
    private Optional<Invitation> locked(Tx tx, UUID id) {
        var dao = tx.dao(InvitationDao.class);
        dao.find(id).ifPresent(invitation -> tx.dao(MemberDao.class).lock(invitation.memberId()));
        return dao.lock(id);
    }

    private Invitation locked(Tx tx, UUID id, long version) {
        return Versioned.unchanged(locked(tx, id), version, "invitation");
    }

    /// @param person whose row is locked
    private static void requireInvitable(Tx tx, MemberDao.Known person, UUID id) {
        if (person.status().equals("ACTIVE")) {
            throw new Refused(Refusal.ALREADY_MEMBER, "Somebody of this address is a member already.");
        }
        var dao = tx.dao(InvitationDao.class);
        for (var expired : dao.expireOthers(person.id(), id, tx.now())) {
            Events.record(tx, InvitationEvent.EXPIRED, expired, Map.of());
        }
        if (dao.anotherIsPending(person.id(), id)) {
            throw new Refused(Refusal.ALREADY_INVITED,
                    "Somebody of this address has an open invitation. Resend or revoke that one.");
        }
    }

    private InvitationDao.Sending sending(Tx tx, UUID id, int generation, Instant expiresAt) {
        var remindAt = tx.now().plus(times.remindAfter());
        return new InvitationDao.Sending(id, generation, tokens.currentKeyId(), tx.now(),
                remindAt.isBefore(expiresAt) ? remindAt : null, expiresAt);
    }

    private byte[] tokenSha256(UUID tenantId, UUID id, int generation) {
        return Tokens.sha256(token(tenantId, id, generation, tokens.currentKeyId()));
    }

    private String token(UUID tenantId, UUID id, int generation, String keyId) {
        return tokens.derive(new Tokens.Claims(TOKEN_PURPOSE, tenantId, id, generation, keyId));
    }

    private Instant expiry(Tx tx, @Nullable Instant wanted) {
        var expiresAt = wanted == null ? tx.now().plus(times.lifetime()) : wanted;
        Deadlines.requireBetween(times.shortest(), times.longest(), "expiresAt", expiresAt, tx.now());
        return expiresAt;
    }

    private Tokens.Claims claims(String token) {
        return tokens.verify(TOKEN_PURPOSE, token).orElseThrow(Invitations::unknownLink);
    }

    private static Invitation alive(Tx tx, Tokens.Claims claims, String token, Optional<Invitation> found) {
        var invitation = found.orElseThrow(Invitations::unknownLink);
        if (invitation.generation() != claims.generation()) {
            throw new Refused(Refusal.INVITATION_REPLACED, "A newer mail has replaced this link. Use the newest one.");
        }
        if (!tx.dao(InvitationDao.class).holdsToken(claims.id(), Tokens.sha256(token))) {
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
