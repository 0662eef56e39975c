package com.motionmavericks.workflows.entity;

import com.motionmavericks.steps.OperatorAction;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/// The parked steps, in memory instead of in Postgres.
public final class FakeParkedSteps implements ParkedStepActivities {
    private final Set<Step> parked = ConcurrentHashMap.newKeySet();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final BiConsumer<Step, OperatorAction> domain;

    /// @param domain the transition that an operator's action makes
    public FakeParkedSteps(BiConsumer<Step, OperatorAction> domain) {
        this.domain = domain;
    }

    @Override
    public void park(Step step, String reason, Instant retryAt, Instant asOf) {
        log.add("park " + step.key() + ": " + reason);
        parked.add(step);
    }

    @Override
    public void leave(Step step, OperatorAction action, Instant asOf) {
        if (parked.remove(step)) {
            log.add(action + " " + step.key());
            domain.accept(step, action);
        }
    }

    @Override
    public void forget(Step step, Instant asOf) {
        if (parked.remove(step)) {
            log.add("forget " + step.key());
        }
    }

    /// Removes a step as the API does: the workflow sees it only when it reads.
    public void leaveByApi(String key) {
        parked.removeIf(step -> step.key().equals(key));
    }

    /// The keys of a row's parked steps, as in [Facts#parked].
    public Set<String> of(RowId row) {
        return parked.stream().filter(step -> step.row().equals(row)).map(Step::key).collect(Collectors.toSet());
    }

    /// All calls, in order.
    public List<String> log() {
        return List.copyOf(log);
    }
}
