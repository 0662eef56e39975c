package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.idempotency.Commands;
import com.motionmavericks.domain.outbox.Outbox;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.tenancy.Access;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The erasures of personal data. The request takes the name and the address from the member's row, so from then on everything
/// they made shows a former member. The workflow erases the rest in batches: details of events, idempotent answers, then the
/// rows that are about nobody else.
public final class Erasures {
    /// The workflow's type in Temporal.
    public static final String WORKFLOW_TYPE = "Erasure";
    private static final Logger LOG = LoggerFactory.getLogger(Erasures.class);
    private static final int BATCH = 1000;

    private final TenantDatabase db;
    private final Commands commands;
    private final ErasureTimes times;

    public Erasures(TenantDatabase db, Commands commands, ErasureTimes times) {
        this.db = db;
        this.commands = commands;
        this.times = times;
    }

    /// Asks for the erasure of a removed member's personal data, for ADMIN. Asking again changes nothing.
    ///
    /// @throws Refused with NOT_FOUND or MEMBER_NOT_REMOVED
    public Erasure request(Credential caller, @Nullable String idempotencyKey, ErasePersonalData command) {
        return commands.once(caller, Access.ADMIN_IN_PERSON, idempotencyKey, command, Erasure.class, tx -> {
            var member = tx.dao(MemberDao::new).lockMember(command.memberId())
                    .orElseThrow(() -> Refused.notFound("member"));
            return tx.dao(ErasureDao::new).find(member.id()).orElseGet(() -> begin(tx, member));
        });
    }

    /// The erasure of a member's personal data, for ADMIN.
    ///
    /// @throws Refused with NOT_FOUND if nobody has asked for it
    public Erasure get(Credential caller, UUID memberId) {
        return db.read(caller, Access.ADMIN, tx -> tx.dao(ErasureDao::new).find(memberId)
                .orElseThrow(() -> Refused.notFound("erasure")));
    }

    /// The erasure of a member's personal data, for the workflow.
    public Optional<Erasure> find(UUID tenantId, UUID memberId) {
        return db.read(Principal.worker(tenantId), tx -> tx.dao(ErasureDao::new).find(memberId));
    }

    /// Erases the next batch. The last one completes the erasure; further calls change nothing.
    public void eraseNext(UUID tenantId, UUID memberId) {
        db.asWorker(tenantId, tx -> {
            var dao = tx.dao(ErasureDao::new);
            dao.lockOpen(memberId).ifPresent(progress -> {
                var event = Events.eraseDetails(tx, dao.subjectsOf(memberId), progress.lastEventId(), BATCH);
                if (event.isPresent()) {
                    dao.eventsErased(memberId, event.get());
                    return;
                }
                var answer = commands.eraseAnswers(tx, memberId, progress.lastAnswerAt(), BATCH);
                if (answer.isPresent()) {
                    dao.answersErased(memberId, answer.get());
                    return;
                }
                dao.eraseRows(memberId);
                dao.complete(memberId, tx.now());
                Events.record(tx, MemberEvent.PERSONAL_DATA_ERASED, memberId, Map.of());
                LOG.info("Erased the personal data of member {} of tenant {}", memberId, tenantId);
            });
        });
    }

    private Erasure begin(Tx tx, Member member) {
        if (member.status() != Member.Status.REMOVED) {
            throw new Refused(Refusal.MEMBER_NOT_REMOVED, "Remove the member first. Then erase their personal data.");
        }
        var dao = tx.dao(ErasureDao::new);
        dao.anonymize(member.id());
        var dueAt = tx.now().plus(times.pause());
        dao.insert(tx.principal().tenantId(), member.id(), tx.principal().requiredMemberId(), tx.now(), dueAt);
        Events.record(tx, MemberEvent.ERASURE_REQUESTED, member.id(), Map.of());
        Outbox.signal(tx, ErasureSignal.REQUESTED, member.id(), "The erasure of a former member's personal data");
        return dao.find(member.id()).orElseThrow();
    }
}
