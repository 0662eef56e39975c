package com.motionmavericks.worker;

import com.motionmavericks.domain.operations.ScheduleState;
import com.motionmavericks.workflows.entity.EntityWorkflow;
import com.motionmavericks.workflows.identity.ClerkRoundWorkflow;
import com.motionmavericks.workflows.notifications.DigestRoundWorkflow;
import com.motionmavericks.workflows.operations.CleanupRoundWorkflow;
import com.motionmavericks.workflows.retention.RetentionRoundWorkflow;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleException;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.client.schedules.ScheduleUpdate;
import io.temporal.common.converter.DataConverterException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The Temporal Schedules of this product: all that happens without a request. Each worker makes Temporal agree with this list.
final class Schedules {
    /// @param id in Temporal: `temporal schedule trigger -s digests`
    /// @param cron in UTC
    /// @param catchUp how long after its time a missed round still begins
    /// @param purpose what a round does, for operators
    private record Definition(String id, Class<?> workflow, String cron, Duration catchUp, String purpose) {}

    private static final List<Definition> ALL = List.of(
            // Every quarter of an hour: all time zones differ by multiples of that.
            new Definition("digests", DigestRoundWorkflow.class, "*/15 * * * *", Duration.ofMinutes(10),
                    "Tells every studio whose digests are due"),
            // Once a day, when few work in Europe or America.
            new Definition("clerk", ClerkRoundWorkflow.class, "10 3 * * *", Duration.ofHours(12),
                    "Asks Clerk about every linked user"),
            new Definition("cleanup", CleanupRoundWorkflow.class, "40 * * * *", Duration.ofHours(1),
                    "Deletes stored answers after seven days, ended sessions and the ids of webhooks after 90"),
            new Definition("retention", RetentionRoundWorkflow.class, "20 2 * * *", Duration.ofHours(12),
                    "Tells every studio to delete what it no longer keeps"));

    /// Marks the Schedules that we may delete.
    private static final String OWNER = "owner";
    private static final String US = "motion-mavericks";

    /// The ids of all Schedules.
    static final List<String> IDS = ALL.stream().map(Definition::id).toList();

    private final ScheduleClient client;
    private String reconciledNamespace = "";

    Schedules(ScheduleClient client) {
        this.client = client;
    }

    /// Makes the missing Schedules, changes the others to what is written here, and deletes those that are no longer written here.
    /// A pause stays. It does so once in each namespace: while a new version is deployed, a worker of the old one must not undo
    /// what a new one did.
    ///
    /// @param namespaceId a new one after Temporal was emptied
    void reconcile(String namespaceId) {
        if (namespaceId.equals(reconciledNamespace)) {
            return;
        }
        ALL.forEach(this::createOrUpdate);
        client.listSchedules()
                .filter(listed -> US.equals(listed.getMemo(OWNER, String.class))
                        && ALL.stream().noneMatch(wanted -> wanted.id().equals(listed.getScheduleId())))
                .forEach(listed -> client.getHandle(listed.getScheduleId()).delete());
        reconciledNamespace = namespaceId;
    }

    /// What Temporal says of each Schedule.
    List<ScheduleState> states(Instant now) {
        return ALL.stream().map(definition -> {
            var description = client.getHandle(definition.id()).describe();
            var state = description.getSchedule().getState();
            var isPaused = state != null && state.isPaused();
            var info = description.getInfo();
            return new ScheduleState(definition.id(), definition.cron(), definition.catchUp(), definition.purpose(),
                    isPaused,
                    info.getRecentActions().isEmpty() ? null : info.getRecentActions().getLast().getStartedAt(),
                    isPaused ? null : info.getNextActionTimes().stream().findFirst().orElse(null),
                    info.getNumActionsMissedCatchupWindow(), now);
        }).toList();
    }

    private void createOrUpdate(Definition definition) {
        try {
            create(definition);
        } catch (ScheduleAlreadyRunningException _) {
            update(definition);
        }
    }

    private void create(Definition definition) {
        client.createSchedule(definition.id(), schedule(definition),
                ScheduleOptions.newBuilder().setMemo(Map.of(OWNER, US)).build());
    }

    private void update(Definition definition) {
        var handle = client.getHandle(definition.id());
        try {
            handle.update(input -> new ScheduleUpdate(Schedule.newBuilder(schedule(definition))
                    .setState(input.getDescription().getSchedule().getState()).build()));
        } catch (ScheduleException e) {
            if (!(e.getCause() instanceof DataConverterException)) {
                throw e;
            }
            // Earlier versions gave rounds a summary without details, which this SDK cannot read back.
            handle.delete();
            create(definition);
        }
    }

    private static Schedule schedule(Definition definition) {
        return Schedule.newBuilder()
                .setAction(ScheduleActionStartWorkflow.newBuilder().setWorkflowType(definition.workflow())
                        .setOptions(WorkflowOptions.newBuilder().setWorkflowId(definition.id() + "-round")
                                .setTaskQueue(EntityWorkflow.TASK_QUEUE).setStaticSummary(definition.purpose())
                                .setStaticDetails(definition.purpose())
                                .build())
                        .build())
                .setSpec(ScheduleSpec.newBuilder().setCronExpressions(List.of(definition.cron())).build())
                // One round makes up for all missed ones: what is due stays due.
                .setPolicy(SchedulePolicy.newBuilder()
                        .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_BUFFER_ONE)
                        .setCatchupWindow(definition.catchUp()).build())
                .build();
    }
}
