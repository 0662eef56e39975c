package com.motionmavericks.domain.identity;

import static com.motionmavericks.domain.identity.ClerkUser.Outcome.GONE;
import static com.motionmavericks.domain.identity.ClerkUser.Outcome.KEPT;
import static com.motionmavericks.domain.identity.ClerkUser.Outcome.LINKED;
import static com.motionmavericks.domain.identity.ClerkUser.Outcome.NO_MEMBER;

import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.identity.ClerkUserDao.Linked;
import com.motionmavericks.domain.operations.ParkedStepHandler;
import com.motionmavericks.domain.operations.Subject;
import com.motionmavericks.domain.outbox.Outbox;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.domain.text.EmailAddress;
import com.motionmavericks.domain.text.PersonName;
import com.motionmavericks.steps.identity.ClerkUserStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The users of Clerk who have come to a studio. Only what Clerk answers links, changes or removes a member; a first request,
/// a webhook and the daily round make the workflow ask.
public final class ClerkUsers implements ParkedStepHandler<ClerkUserStep> {
    /// The workflow's type in Temporal.
    public static final String WORKFLOW_TYPE = "ClerkUser";
    /// The pause of the daily round between two users. One user takes two calls, and Clerk allows a development instance 100
    /// calls in 10 seconds.
    static final Duration PAUSE = Duration.ofMillis(500);
    private static final int BATCH = 500;

    private final TenantDatabase db;
    private final Members members;
    private final Invitations invitations;

    public ClerkUsers(TenantDatabase db, Members members, Invitations invitations) {
        this.db = db;
        this.members = members;
        this.invitations = invitations;
    }

    /// The row of a user in a tenant.
    public record TenantRow(UUID tenantId, UUID id) {}

    public Optional<ClerkUser> find(UUID tenantId, UUID id) {
        return db.read(Principal.worker(tenantId), tx -> tx.dao(ClerkUserDao::new).find(id));
    }

    /// The rows of a user, one in each studio that the user has come to.
    public List<TenantRow> rowsOf(String clerkUser) {
        return db.acrossTenants(handle -> new ClerkUserDao(handle).rowsOf(clerkUser));
    }

    /// Handles a webhook of Clerk: makes a question due.
    public static void reported(Tx tx, UUID id) {
        tx.dao(ClerkUserDao::new).askAt(id, tx.now());
        Outbox.signal(tx, ClerkUserSignal.REPORTED, id, "A user of Clerk, after a webhook");
    }

    /// Makes a question due for every linked user of every studio, one after the other. This finds what lost webhooks have
    /// missed. Repeating it does no harm.
    ///
    /// @param beganAt when the round began; users who were asked about since then are left out
    public void makeAllDue(Instant beganAt) {
        var made = 0;
        int batch;
        do {
            var firstAt = beganAt.plus(PAUSE.multipliedBy(made));
            batch = db.acrossTenants(handle -> new ClerkUserDao(handle).makeDue(beganAt, firstAt, PAUSE, BATCH));
            made += batch;
        } while (batch == BATCH);
    }

    /// Applies an answer of Clerk: links, changes or removes the member. A repeated answer changes nothing.
    ///
    /// @param asked the row as it was before Clerk was asked
    /// @param account empty if Clerk has no such user
    public void told(UUID tenantId, ClerkUser asked, Optional<ClerkAccount> account) {
        db.asWorker(tenantId, tx -> {
            var organization = tx.dao(MemberDao::new).lockTenant();
            var dao = tx.dao(ClerkUserDao::new);
            var linked = dao.lockLinked(asked.clerkUser());
            var outcome = account.filter(user -> user.organizations().contains(organization))
                    .map(user -> linked.map(member -> changed(tx, asked, member, user))
                            .orElseGet(() -> link(tx, asked, user)))
                    .orElseGet(() -> linked.map(member -> gone(tx, asked, member)).orElse(GONE));
            dao.answered(asked, outcome, tx.now());
        });
    }

    @Override
    public String workflowType() {
        return WORKFLOW_TYPE;
    }

    @Override
    public Class<ClerkUserStep> steps() {
        return ClerkUserStep.class;
    }

    @Override
    public List<Subject> subjects(Tx tx, List<UUID> ids) {
        return tx.dao(ClerkUserDao::new).subjects(ids);
    }

    @Override
    public void skip(Tx tx, UUID id, ClerkUserStep step, String target) {
        tx.dao(ClerkUserDao::new).askAt(id, null);
    }

    @Override
    public void abort(Tx tx, UUID id) {
        tx.dao(ClerkUserDao::new).askAt(id, null);
    }

    @Override
    public void signalAttended(Tx tx, UUID id) {
        Outbox.signal(tx, ClerkUserSignal.ATTENDED, id, "A user of Clerk");
    }

    /// Links the member of a verified address. A person with an open invitation accepts it by this.
    private ClerkUser.Outcome link(Tx tx, ClerkUser user, ClerkAccount account) {
        var dao = tx.dao(ClerkUserDao::new);
        var found = account.addresses().stream().flatMap(address -> dao.lockCandidate(address, tx.now()).stream())
                .findFirst();
        if (found.isEmpty()) {
            return NO_MEMBER;
        }
        var member = found.get();
        Optional.ofNullable(member.invitationId()).ifPresent(id -> invitations.acceptByAddress(tx, id));
        dao.link(member.id(), user.clerkUser());
        EmailChanges.cancel(tx, member.id());
        dao.lockLinked(user.clerkUser()).ifPresent(linked -> update(tx, linked, account));
        record(tx, ClerkUserEvent.LINKED, user, member.id());
        return LINKED;
    }

    private static ClerkUser.Outcome changed(Tx tx, ClerkUser user, Linked member, ClerkAccount account) {
        if (update(tx, member, account)) {
            record(tx, ClerkUserEvent.CHANGED, user, member.id());
        }
        return LINKED;
    }

    /// Gives a member the name and the primary address that Clerk has. An address of another member is left out.
    private static boolean update(Tx tx, Linked member, ClerkAccount account) {
        var dao = tx.dao(ClerkUserDao::new);
        var email = account.primary().filter(address -> !dao.isAnothers(address, member.id()));
        return dao.change(member.id(), account.personName().map(PersonName::value).orElse(member.name()),
                email.map(EmailAddress::value).orElse(member.email()));
    }

    private ClerkUser.Outcome gone(Tx tx, ClerkUser user, Linked member) {
        if (member.role() == Role.ADMIN && !tx.dao(MemberDao::new).hasAnotherAdmin(member.id())) {
            if (user.outcome() != KEPT) {
                record(tx, ClerkUserEvent.KEPT, user, member.id());
            }
            return KEPT;
        }
        members.removeFromClerk(tx, member.id());
        record(tx, ClerkUserEvent.GONE, user, member.id());
        return GONE;
    }

    private static void record(Tx tx, ClerkUserEvent type, ClerkUser user, UUID memberId) {
        Events.record(tx, type, user.id(), Map.of("memberId", memberId));
    }
}
