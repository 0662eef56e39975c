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

/// The Temporal Schedules of this product. Each worker makes those that are missing.
final class Schedules {
    /// The Schedule's id in Temporal: `temporal schedule trigger -s digests`.
    private static final String DIGESTS = "digests";

    private final ScheduleClient client;

    Schedules(ScheduleClient client) {
        this.client = client;
    }

    /// Makes the missing Schedules: at the first start, or after Temporal was emptied.
    void ensure() {
        try {
            client.createSchedule(DIGESTS, digests(), ScheduleOptions.newBuilder().build());
        } catch (ScheduleAlreadyRunningException _) {
            // It exists, perhaps made by another worker.
        }
    }

    /// Every quarter of an hour: all time zones differ by multiples of that.
    private static Schedule digests() {
        return Schedule.newBuilder()
                .setAction(ScheduleActionStartWorkflow.newBuilder().setWorkflowType(DigestRoundWorkflow.class)
                        .setOptions(WorkflowOptions.newBuilder().setWorkflowId("digest-round")
                                .setTaskQueue(EntityWorkflow.TASK_QUEUE)
                                .setStaticSummary("Tells every studio whose digests are due").build())
                        .build())
                .setSpec(ScheduleSpec.newBuilder().setCronExpressions(List.of("*/15 * * * *")).build())
                // One round makes up for all missed ones: due digests stay due.
                .setPolicy(
                        SchedulePolicy.newBuilder().setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_BUFFER_ONE)
                                .setCatchupWindow(Duration.ofMinutes(10)).build())
                .build();
    }
}
