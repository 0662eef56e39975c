package com.motionmavericks.worker;

import com.motionmavericks.workflows.entity.EntityWorkflow;
import com.motionmavericks.workflows.notifications.DigestRoundWorkflow;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleSpec;
import java.time.Duration;
import java.util.List;

/// The Schedules that start what no request starts. A worker makes those that are missing.
final class Schedules {
    /// The Schedule's id in Temporal: `temporal schedule trigger -s digests`.
    private static final String DIGESTS = "digests";

    private final ScheduleClient client;

    Schedules(ScheduleClient client) {
        this.client = client;
    }

    /// Makes what is not there: at the first start, or when Temporal was emptied.
    void ensure() {
        try {
            client.createSchedule(DIGESTS, digests(), ScheduleOptions.newBuilder().build());
        } catch (ScheduleAlreadyRunningException _) {
            // Made before, perhaps by another worker.
        }
    }

    /// Every quarter of an hour, for the world's time zones differ by whole ones.
    private static Schedule digests() {
        return Schedule.newBuilder()
                .setAction(ScheduleActionStartWorkflow.newBuilder().setWorkflowType(DigestRoundWorkflow.class)
                        .setOptions(WorkflowOptions.newBuilder().setWorkflowId("digest-round")
                                .setTaskQueue(EntityWorkflow.TASK_QUEUE)
                                .setStaticSummary("Tells every studio whose digests are due").build())
                        .build())
                .setSpec(ScheduleSpec.newBuilder().setCronExpressions(List.of("*/15 * * * *")).build())
                // A round that was missed is made up for once: what is due stays due.
                .setPolicy(
                        SchedulePolicy.newBuilder().setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_BUFFER_ONE)
                                .setCatchupWindow(Duration.ofMinutes(10)).build())
                .build();
    }
}
