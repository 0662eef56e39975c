package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.identity.SignInLinkDao.Previous;
import com.motionmavericks.domain.identity.SignInLinkDao.Sending;
import com.motionmavericks.domain.secrets.Tokens;
import com.motionmavericks.domain.tenancy.Origin;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.domain.text.EmailAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Requests for sign-in links. The API stores a request without looking whether somebody has the address, so neither its
/// answer nor its duration tells. The worker makes the links. Beyond the limit of [HourlyCount] a request has no effect.
public final class SignInRequests {
    /// How long a claim lasts. If a worker dies, another one serves its requests after this time.
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final TenantDatabase db;
    private final Tokens tokens;
    private final SignInLinkTimes times;

    public SignInRequests(TenantDatabase db, Tokens tokens, SignInLinkTimes times) {
        this.db = db;
        this.tokens = tokens;
        this.times = times;
    }

    /// A request that a worker has claimed.
    public record Claimed(long id, String email, Origin origin) {}

    /// Asks for links to sign in, one for each studio in which the address is that of an active member.
    ///
    /// @throws com.motionmavericks.domain.problems.Refused with INVALID
    public void add(String email, Origin origin) {
        var address = EmailAddress.of(email);
        db.acrossTenants(handle -> {
            new SignInRequestDao(handle).insert(address, origin, db.now());
            return true;
        });
    }

    /// Claims due requests for a while, oldest first.
    public List<Claimed> claim(int limit) {
        var now = db.now();
        return db.acrossTenants(handle -> new SignInRequestDao(handle).claim(now, now.plus(LEASE), limit));
    }

    /// Makes the links of a request, and deletes it. A request that is served twice makes its links once.
    public void serve(Claimed request) {
        for (var recipient : db.acrossTenants(handle -> new SignInRequestDao(handle).recipients(request.email()))) {
            db.inTenant(Principal.bearer(recipient.tenantId(), request.origin()), tx -> {
                makeLink(tx, recipient.memberId(), request.id());
                return true;
            });
        }
        db.acrossTenants(handle -> {
            new SignInRequestDao(handle).delete(request.id());
            return true;
        });
    }

    private void makeLink(Tx tx, UUID memberId, long requestId) {
        var dao = tx.dao(SignInLinkDao::new);
        var previous = dao.lockOf(memberId).orElse(new Previous(0, 0, HourlyCount.none(tx.now())));
        var hour = previous.hour().next(tx.now());
        if (previous.requestId() == requestId || hour.exceedsLimit()) {
            return;
        }
        var tenantId = tx.principal().tenantId();
        var sending = new Sending(previous.generation() + 1, tokens.currentKeyId(), requestId, hour,
                tx.now(), tx.now().plus(times.lifetime()));
        var token = tokens.derive(SignInLinks.claims(tenantId, memberId, sending.generation(), sending.keyId()));
        dao.put(tenantId, memberId, sending, Tokens.sha256(token));
        Events.record(tx, SignInLinkEvent.REQUESTED, memberId,
                Map.of("generation", sending.generation()));
        SignInLinks.signal(tx, SignInLinkSignal.REQUESTED, memberId);
    }
}
