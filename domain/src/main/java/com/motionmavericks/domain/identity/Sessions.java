package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.idempotency.Commands;
import com.motionmavericks.domain.paging.Cursors;
import com.motionmavericks.domain.paging.Page;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.people.Person;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.secrets.Tokens;
import com.motionmavericks.domain.securityevents.SecurityEvent;
import com.motionmavericks.domain.securityevents.SecurityEvents;
import com.motionmavericks.domain.tenancy.Access;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.Origin;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The sessions of members who sign in with us rather than with Clerk. A session is renewed by its refresh token, which
/// each refresh replaces.
public final class Sessions {
    private static final String TOKEN_PURPOSE = "refresh";
    /// The most open sessions of a member.
    private static final int MOST_OPEN = 20;

    private final TenantDatabase db;
    private final Commands commands;
    private final Tokens tokens;
    private final Cursors cursors;
    private final SessionTimes times;
    private final SecurityEvents securityEvents;

    public Sessions(TenantDatabase db, Commands commands, Tokens tokens, Cursors cursors, SessionTimes times,
            SecurityEvents securityEvents) {
        this.db = db;
        this.commands = commands;
        this.tokens = tokens;
        this.cursors = cursors;
        this.times = times;
        this.securityEvents = securityEvents;
    }

    /// Begins a session of a member. Of too many the oldest ends.
    ///
    /// @param startedBy the id of what let the member in: an invitation or a sign-in link
    Session begin(Tx tx, Person member, Role role, UUID startedBy) {
        var session = new Session(tx.principal().tenantId(), tx.newId(), member, role, tx.now(), 1,
                tokens.currentKeyId(), tx.now(), expiry(tx.now(), tx.now()));
        var dao = tx.dao(SessionDao::new);
        dao.insert(session, Tokens.sha256(refreshToken(session)), Device.of(tx.principal().origin()));
        Events.recordAs(tx, member.id(), SessionEvent.STARTED, session.id(),
                Map.of("memberId", member.id(), "startedBy", startedBy));
        dao.endOldest(member.id(), MOST_OPEN, tx.now())
                .forEach(id -> Events.recordAs(tx, member.id(), SessionEvent.ENDED, id, Map.of()));
        return session;
    }

    /// The refresh token of a session. It is derived each time and never stored.
    public String refreshToken(Session session) {
        return tokens.derive(new Tokens.Claims(TOKEN_PURPOSE, session.tenantId(), session.id(), session.generation(),
                session.keyId()));
    }

    /// Renews a session, which gets the next refresh token. The replaced token gives the same session again during the
    /// grace, while its successor is unused. Later use means that somebody else has a copy of it, and ends the session.
    ///
    /// @throws Refused with REFRESH_TOKEN_UNKNOWN, SESSION_EXPIRED or SESSION_ENDED
    public Session refresh(String token, Origin origin) {
        var claims = tokens.verify(TOKEN_PURPOSE, token).orElseThrow(Sessions::unknown);
        // A reuse must be committed, so it is no exception inside of the transaction.
        return db.inTenant(Principal.bearer(claims.tenantId(), origin), tx -> {
            var locked = tx.dao(SessionDao::new).lock(claims.id()).orElseThrow(Sessions::unknown);
            return refresh(tx.at(db.now()), claims, token, locked);
        }).orElseThrow(() -> new Refused(Refusal.SESSION_ENDED,
                "A newer refresh token had replaced this one, so the session was ended. Sign in again."));
    }

    /// @return empty if the token was used again, which has ended the session
    private Optional<Session> refresh(Tx tx, Tokens.Claims claims, String token, SessionDao.Locked locked) {
        var session = locked.session();
        if (locked.endedAt() != null) {
            throw new Refused(Refusal.SESSION_ENDED, "This session has ended. Sign in again.");
        }
        if (!tx.now().isBefore(session.expiresAt())) {
            throw new Refused(Refusal.SESSION_EXPIRED, "The time of this session is over. Sign in again.");
        }
        var behind = session.generation() - claims.generation();
        if (behind == 0 && tx.dao(SessionDao::new).holdsToken(session.id(), Tokens.sha256(token))) {
            return Optional.of(next(tx, session));
        }
        if (behind <= 0) {
            throw unknown();
        }
        if (behind == 1 && !tx.now().isAfter(session.refreshedAt().plus(times.grace()))) {
            return Optional.of(session);
        }
        tx.dao(SessionDao::new).end(session.id(), tx.now());
        securityEvents.record(SecurityEvent.Kind.REFRESH_TOKEN_REUSED, session.tenantId(), session.id(),
                tx.principal().origin());
        Events.record(tx, SessionEvent.REUSE_DETECTED, session.id(), Map.of("memberId", session.member().id(),
                "generation", claims.generation(), "currentGeneration", session.generation()));
        return Optional.empty();
    }

    private Session next(Tx tx, Session before) {
        var session = new Session(before.tenantId(), before.id(), before.member(), before.role(), before.createdAt(),
                before.generation() + 1, tokens.currentKeyId(), tx.now(), expiry(before.createdAt(), tx.now()));
        tx.dao(SessionDao::new).refresh(session, Tokens.sha256(refreshToken(session)),
                Device.of(tx.principal().origin()));
        return session;
    }

    private Instant expiry(Instant createdAt, Instant refreshedAt) {
        var longest = createdAt.plus(times.longest());
        var idle = refreshedAt.plus(times.idle());
        return idle.isBefore(longest) ? idle : longest;
    }

    /// The caller's open sessions, newest first.
    public Page<OwnSession> list(Credential caller, PageRequest request) {
        return db.read(caller, Access.MEMBERS, tx -> cursors.newestFirst(tx, "sessions", request, OwnSession::id,
                (after, limit) -> tx.dao(SessionDao::new).list(tx.principal().requiredMemberId(), tx.now(), after,
                        limit)));
    }

    /// Ends a session of the caller.
    ///
    /// @throws Refused with NOT_FOUND if it is none of theirs, or has ended
    public void end(Credential caller, @Nullable String idempotencyKey, UUID id) {
        end(caller, idempotencyKey, new EndSession(id));
    }

    /// Ends all sessions of the caller. It also cancels a change of their address, which somebody else may have asked for in one of
    /// the sessions.
    public void endAll(Credential caller, @Nullable String idempotencyKey) {
        end(caller, idempotencyKey, new EndSession(null));
    }

    /// Ends a session by any refresh token of it, also by a replaced one. Does nothing if the session has ended or the token
    /// is unknown.
    public void signOut(String refreshToken, Origin origin) {
        tokens.verify(TOKEN_PURPOSE, refreshToken).ifPresent(claims -> db
                .inTenant(Principal.bearer(claims.tenantId(), origin), tx -> {
                    if (tx.dao(SessionDao::new).end(claims.id(), tx.now())) {
                        Events.record(tx, SessionEvent.ENDED, claims.id(), Map.of());
                    }
                    return null;
                }));
    }

    private void end(Credential caller, @Nullable String idempotencyKey, EndSession command) {
        commands.once(caller, Access.MEMBERS, idempotencyKey, command, Ended.class, tx -> {
            var ended = ended(tx, tx.principal().requiredMemberId(), command.id());
            ended.forEach(id -> Events.record(tx, SessionEvent.ENDED, id, Map.of()));
            return new Ended(ended);
        });
    }

    private static List<UUID> ended(Tx tx, UUID memberId, @Nullable UUID id) {
        var dao = tx.dao(SessionDao::new);
        if (id == null) {
            EmailChanges.cancel(tx, memberId);
            return dao.endAll(memberId, tx.now());
        }
        if (!dao.end(memberId, id, tx.now())) {
            throw Refused.notFound("session");
        }
        return List.of(id);
    }

    /// The sessions that a command has ended.
    private record Ended(List<UUID> ids) {}

    private static Refused unknown() {
        return new Refused(Refusal.REFRESH_TOKEN_UNKNOWN, "This is no refresh token of a session. Sign in again.");
    }

    /// Ends every session of a member, in the same transaction.
    static void endAll(Tx tx, UUID memberId) {
        tx.dao(SessionDao::new).endAll(memberId, tx.now())
                .forEach(id -> Events.record(tx, SessionEvent.ENDED, id, Map.of()));
    }
}
