package com.motionmavericks.domain.operations;

import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.idempotency.Commands;
import com.motionmavericks.domain.paging.Cursors;
import com.motionmavericks.domain.paging.Page;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.tenancy.Access;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.steps.OperatorAction;
import com.motionmavericks.steps.WorkflowStep;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// The parked steps of all workflows, and the operator actions on them.
public final class ParkedSteps {
    private final TenantDatabase db;
    private final Commands commands;
    private final Cursors cursors;
    private final Map<String, ParkedStepHandler<?>> handlers;

    public ParkedSteps(TenantDatabase db, Commands commands, Cursors cursors,
            List<ParkedStepHandler<?>> handlers) {
        this.db = db;
        this.commands = commands;
        this.cursors = cursors;
        this.handlers = handlers.stream()
                .collect(Collectors.toUnmodifiableMap(ParkedStepHandler::workflowType, handler -> handler));
    }

    /// The parked steps of the tenant, newest first, for ADMIN.
    public Page<ParkedStep> list(Credential caller, PageRequest request) {
        return db.read(caller, Access.ADMIN, tx -> cursors.newestFirst(tx, "parked", request, ParkedStep::id,
                (after, limit) -> tx.dao(ParkedStepDao::new).list(after, limit)));
    }

    /// The number of parked steps with a title, in all tenants.
    public record Count(String workflowType, String step, long size) {}

    public List<Count> counts() {
        return db.acrossTenants(handle -> new ParkedStepDao(handle).counts());
    }

    /// Applies an operator action to one parked step, for ADMIN.
    ///
    /// @throws Refused with [Refusal#NOT_FOUND] or [Refusal#NOTHING_PARKED]
    public ParkedStep leave(Credential caller, String idempotencyKey, LeaveParkedStep command) {
        return commands.once(caller, Access.ADMIN, idempotencyKey, command, ParkedStep.class, tx -> {
            var dao = tx.dao(ParkedStepDao::new);
            var step = dao.find(command.id()).orElseThrow(() -> Refused.notFound("parked step"));
            if (!leave(tx, step, command.action())) {
                throw new Refused(Refusal.NOTHING_PARKED, "This step is no longer parked.");
            }
            handler(step.workflowType()).signalAttended(tx, step.subjectId());
            return dao.find(command.id()).orElseThrow();
        });
    }

    /// Applies an operator action that came as a signal to the workflow. Does nothing if the step is not parked.
    public void leave(UUID tenantId, String workflowType, UUID subjectId, String step, String target,
            OperatorAction action,
            Instant asOf) {
        db.inTenant(Principal.worker(tenantId), asOf, tx -> tx.dao(ParkedStepDao::new)
                .findParked(workflowType, subjectId, step, target).filter(parked -> leave(tx, parked, action)));
    }

    /// Parks a step. Does nothing if it is already parked.
    public void park(UUID tenantId, String workflowType, UUID subjectId, String step, String target, String reason,
            Instant retryAt, Instant asOf) {
        db.asWorker(tenantId, asOf, tx -> {
            var dao = tx.dao(ParkedStepDao::new);
            if (dao.findParked(workflowType, subjectId, step, target).isEmpty()) {
                var id = dao.insert(tenantId, workflowType, subjectId, step, target, reason, tx.now(), retryAt);
                Events.record(tx, ParkedStepEvent.PARKED, id,
                        Map.of("workflow", workflowType, "subjectId", subjectId, "step",
                                step, "target", target, "reason", reason));
            }
        });
    }

    /// Releases a parked step because it is no longer due, or because its workflow retries it by itself.
    public void forget(UUID tenantId, String workflowType, UUID subjectId, String step, String target, Instant asOf) {
        db.asWorker(tenantId, asOf, tx -> {
            var dao = tx.dao(ParkedStepDao::new);
            dao.findParked(workflowType, subjectId, step, target)
                    .filter(parked -> dao.leave(parked.id(), "MOOT", tx.now()))
                    .ifPresent(
                            parked -> Events.record(tx, ParkedStepEvent.RELEASED, parked.id(), Map.of("step", step)));
        });
    }

    private boolean leave(Tx tx, ParkedStep step, OperatorAction action) {
        if (!tx.dao(ParkedStepDao::new).leave(step.id(), action.name(), tx.now())) {
            return false;
        }
        apply(tx, handler(step.workflowType()), step, action);
        Events.record(tx, event(action), step.id(), Map.of("workflow", step.workflowType(), "subjectId",
                step.subjectId(), "step", step.step(), "target", step.target()));
        return true;
    }

    private static <S extends Enum<S> & WorkflowStep> void apply(Tx tx, ParkedStepHandler<S> handler, ParkedStep parked,
            OperatorAction action) {
        var step = WorkflowStep.titled(handler.steps(), parked.step());
        switch (action) {
            case RETRY -> handler.retry(tx, parked.subjectId(), step, parked.target());
            case SKIP -> handler.skip(tx, parked.subjectId(), step, parked.target());
            case ABORT -> handler.abort(tx, parked.subjectId());
        }
    }

    private static ParkedStepEvent event(OperatorAction action) {
        return switch (action) {
            case RETRY -> ParkedStepEvent.RETRIED;
            case SKIP -> ParkedStepEvent.SKIPPED;
            case ABORT -> ParkedStepEvent.ABORTED;
        };
    }

    private ParkedStepHandler<?> handler(String workflowType) {
        var handler = handlers.get(workflowType);
        if (handler == null) {
            throw new IllegalStateException("No ParkedStepHandler for the workflow type " + workflowType);
        }
        return handler;
    }
}
