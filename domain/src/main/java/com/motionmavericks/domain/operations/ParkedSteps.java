package com.motionmavericks.domain.operations;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toUnmodifiableMap;

import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.idempotency.Commands;
import com.motionmavericks.domain.operations.ParkedStep.LeftBy;
import com.motionmavericks.domain.outbox.WorkflowSignal;
import com.motionmavericks.domain.paging.Cursors;
import com.motionmavericks.domain.paging.Page;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.problems.FieldError;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

/// The parked steps of all workflows, and the operator actions on them.
public final class ParkedSteps {
    /// The most steps that one bulk command leaves, in one transaction.
    public static final int AT_ONCE = 1000;

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
                .collect(toUnmodifiableMap(ParkedStepHandler::workflowType, handler -> handler));
    }

    /// The parked steps of the tenant, newest first, for ADMIN.
    public Page<DescribedStep> list(Credential caller, ParkedStepFilter filter, PageRequest request) {
        return db.read(caller, Access.ADMIN, tx -> page(tx, "parked?" + filter, request,
                (after, limit) -> tx.dao(ParkedStepDao::new).listParked(filter, after, limit)));
    }

    /// The steps that were parked once and are no longer, newest first, for ADMIN.
    public Page<DescribedStep> listLeft(Credential caller, ParkedStepFilter filter, PageRequest request) {
        return db.read(caller, Access.ADMIN, tx -> page(tx, "left?" + filter, request,
                (after, limit) -> tx.dao(ParkedStepDao::new).listLeft(filter, after, limit)));
    }

    /// The number of parked steps with a title, in all tenants.
    public record Count(String workflowType, String step, long size) {}

    public List<Count> counts() {
        return db.acrossTenants(handle -> new ParkedStepDao(handle).counts());
    }

    /// Applies an operator action to one parked step, for ADMIN.
    ///
    /// @throws Refused with [Refusal#NOT_FOUND] or [Refusal#NOTHING_PARKED]
    public DescribedStep leave(Credential caller, String idempotencyKey, LeaveParkedStep command) {
        return commands.once(caller, Access.ADMIN, idempotencyKey, command, DescribedStep.class, tx -> {
            var dao = tx.dao(ParkedStepDao::new);
            var step = dao.find(command.id()).orElseThrow(() -> Refused.notFound("parked step"));
            if (!leave(tx, step, command.action())) {
                throw new Refused(Refusal.NOTHING_PARKED, "This step is no longer parked.");
            }
            handler(step.workflowType()).signalAttended(tx, step.subjectId());
            return described(tx, dao.find(command.id()).stream().toList()).getFirst();
        });
    }

    /// Applies an operator action to all parked steps that match, for ADMIN.
    ///
    /// @throws Refused with [Refusal#INVALID] if the filter names neither workflow nor step nor reason
    public LeftSteps leaveAll(Credential caller, String idempotencyKey, LeaveParkedSteps command) {
        return commands.once(caller, Access.ADMIN, idempotencyKey, command, LeftSteps.class,
                tx -> leaveAll(tx, command));
    }

    /// The studios that have parked steps. Only the worker's role may ask.
    public List<UUID> studios() {
        return db.acrossTenants(handle -> new ParkedStepDao(handle).studios());
    }

    /// The newest parked steps of a studio, for a command of the operator of the installation.
    public List<ParkedStep> list(UUID tenantId, ParkedStepFilter filter, int limit) {
        return db.read(Principal.command(tenantId, "parked-list"),
                tx -> tx.dao(ParkedStepDao::new).listParked(filter, Cursors.LAST_ID, limit));
    }

    /// Applies an operator action to all matching steps of a studio, for a command of the operator of the installation.
    ///
    /// @throws Refused with [Refusal#INVALID] if the filter names neither workflow nor step nor reason
    public LeftSteps leaveAll(UUID tenantId, LeaveParkedSteps command) {
        var principal = Principal.command(tenantId, "parked-" + command.action().name().toLowerCase(Locale.ROOT));
        return db.inTenant(principal, tx -> leaveAll(tx, command));
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
                    .filter(parked -> dao.leave(parked.id(), LeftBy.MOOT, tx.now()))
                    .ifPresent(
                            parked -> Events.record(tx, ParkedStepEvent.RELEASED, parked.id(), Map.of("step", step)));
        });
    }

    private Page<DescribedStep> page(Tx tx, String list, PageRequest request,
            BiFunction<UUID, Integer, List<ParkedStep>> read) {
        var page = cursors.newestFirst(tx, list, request, ParkedStep::id, read);
        return new Page<>(described(tx, page.items()), page.next());
    }

    /// Reads what steps are about, with one statement for each type of workflow. A type without a handler existed once.
    private List<DescribedStep> described(Tx tx, List<ParkedStep> steps) {
        var subjects = new HashMap<String, Subject>();
        steps.stream().filter(step -> handlers.containsKey(step.workflowType()))
                .collect(groupingBy(ParkedStep::workflowType, mapping(ParkedStep::subjectId, toList())))
                .forEach((workflow, ids) -> handler(workflow).subjects(tx, ids).forEach(
                        subject -> subjects.put(WorkflowSignal.workflowId(workflow, subject.id()), subject)));
        return steps.stream().map(step -> new DescribedStep(step, subjects.get(step.workflowId()))).toList();
    }

    private boolean leave(Tx tx, ParkedStep step, OperatorAction action) {
        if (!tx.dao(ParkedStepDao::new).leave(step.id(), LeftBy.of(action), tx.now())) {
            return false;
        }
        apply(tx, handler(step.workflowType()), step, action);
        record(tx, step, action);
        return true;
    }

    private LeftSteps leaveAll(Tx tx, LeaveParkedSteps command) {
        if (!command.filter().isSpecific()) {
            throw Refused.invalid("/filter", FieldError.Code.REQUIRED, "Name a workflow, a step or a reason.");
        }
        var dao = tx.dao(ParkedStepDao::new);
        List<ParkedStep> steps = command.isDryRun() ? List.of() : dao.lockOldest(command.filter(), AT_ONCE);
        var count = dao.count(command.filter());
        var batch = tx.asBatch();
        steps.stream().collect(groupingBy(ParkedStep::workflowId, LinkedHashMap::new, toList())).values()
                .forEach(ofOneRow -> leaveAll(batch, ofOneRow, command.action()));
        return new LeftSteps(count, steps.size());
    }

    /// Leaves steps of one row. An abort closes the row, so it is applied once.
    private void leaveAll(Tx tx, List<ParkedStep> ofOneRow, OperatorAction action) {
        var first = ofOneRow.getFirst();
        var handler = handler(first.workflowType());
        for (var step : ofOneRow) {
            tx.dao(ParkedStepDao::new).leave(step.id(), LeftBy.of(action), tx.now());
            if (action != OperatorAction.ABORT || step.equals(first)) {
                apply(tx, handler, step, action);
            }
            record(tx, step, action);
        }
        handler.signalAttended(tx, first.subjectId());
    }

    private static void record(Tx tx, ParkedStep step, OperatorAction action) {
        Events.record(tx, event(action), step.id(), Map.of("workflow", step.workflowType(), "subjectId",
                step.subjectId(), "step", step.step(), "target", step.target()));
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
