package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.idempotency.Commands;
import com.motionmavericks.domain.outbox.Outbox;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.secrets.Tokens;
import com.motionmavericks.domain.tenancy.Origin;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What people do with sign-in links. [SignInRequests] makes the links, [SignInLinkProcess] has what their workflow does.
public final class SignInLinks {
    private static final String TOKEN_PURPOSE = "sign-in";

    private final TenantDatabase db;
    private final Commands commands;
    private final Tokens tokens;
    private final Sessions sessions;

    public SignInLinks(TenantDatabase db, Commands commands, Tokens tokens, Sessions sessions) {
        this.db = db;
        this.commands = commands;
        this.tokens = tokens;
        this.sessions = sessions;
    }

    /// Signs a member in by the token of a link, and begins a session.
    ///
    /// @param idempotencyKey the same key with the same token gives the same session again
    /// @throws Refused with one of the SIGN_IN_LINK_ refusals, which say why the link does not work
    public Session use(String token, String idempotencyKey, Origin origin) {
        var claims = verify(token);
        var id = claims.id();
        return commands.once(Principal.bearer(claims.tenantId(), origin), id, idempotencyKey,
                new UseSignInLink(id, claims.generation()), Session.class, tx -> {
                    var dao = tx.dao(SignInLinkDao::new);
                    var link = open(tx, claims, token, dao.lock(id));
                    dao.use(id, tx.now());
                    var session = sessions.begin(tx, link.member(), link.role(), id);
                    Events.recordAs(tx, link.member().id(), SignInLinkEvent.USED, id,
                            Map.of("sessionId", session.id()));
                    signal(tx, SignInLinkSignal.USED, id);
                    return session;
                });
    }

    /// The link behind a token. Changes nothing: mail scanners open links too.
    ///
    /// @throws Refused as [#use] does
    public SignInLink open(String token, Origin origin) {
        var claims = verify(token);
        return db.read(Principal.bearer(claims.tenantId(), origin),
                tx -> open(tx, claims, token, tx.dao(SignInLinkDao::new).find(claims.id())));
    }

    /// Ends the open link of a member who has left or has another address.
    static void end(Tx tx, UUID id) {
        if (SignInLinkProcess.end(tx, id)) {
            signal(tx, SignInLinkSignal.ENDED, id);
        }
    }

    static void signal(Tx tx, SignInLinkSignal signal, UUID id) {
        Outbox.signal(tx, signal, id, "A member's link to sign in");
    }

    /// What the token of a link is derived from.
    static Tokens.Claims claims(UUID tenantId, UUID id, int generation, String keyId) {
        return new Tokens.Claims(TOKEN_PURPOSE, tenantId, id, generation, keyId);
    }

    private Tokens.Claims verify(String token) {
        return tokens.verify(TOKEN_PURPOSE, token).orElseThrow(SignInLinks::unknown);
    }

    private static SignInLink open(Tx tx, Tokens.Claims claims, String token, Optional<SignInLink> found) {
        var link = found.orElseThrow(SignInLinks::unknown);
        if (link.generation() != claims.generation()) {
            throw new Refused(Refusal.SIGN_IN_LINK_REPLACED,
                    "A newer mail has replaced this link. Use the newest one.");
        }
        if (!tx.dao(SignInLinkDao::new).holdsToken(claims.id(), Tokens.sha256(token))) {
            throw unknown();
        }
        return switch (link.statusAt(tx.now())) {
            case OPEN -> link;
            case USED -> throw new Refused(Refusal.SIGN_IN_LINK_USED, "This link was used already. Ask for a new one.");
            case EXPIRED -> throw new Refused(Refusal.SIGN_IN_LINK_EXPIRED,
                    "The time of this link is over. Ask for a new one.");
        };
    }

    private static Refused unknown() {
        return new Refused(Refusal.SIGN_IN_LINK_UNKNOWN, "This is not a link of ours. Perhaps it was cut short.");
    }
}
