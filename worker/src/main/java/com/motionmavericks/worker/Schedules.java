package com.motionmavericks.worker;

import com.motionmavericks.workflows.entity.EntityWorkflow;
import com.motionmavericks.workflows.identity.ClerkRoundWorkflow;
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
    /// The Schedules' ids in Temporal: `temporal schedule trigger -s digests`.
    static final String DIGESTS = "digests";
    static final String CLERK = "clerk";

    private final ScheduleClient client;

    Schedules(ScheduleClient client) {
        this.client = client;
    }

    /// Makes the missing Schedules: at the first start, or after Temporal was emptied.
    void ensure() {
        create(DIGESTS, digests());
        create(CLERK, clerk());
    }

    private void create(String id, Schedule schedule) {
        try {
            client.createSchedule(id, schedule, ScheduleOptions.newBuilder().build());
        } catch (ScheduleAlreadyRunningException _) {
            // It exists, perhaps made by another worker.
        }
    }

    /// Every quarter of an hour: all time zones differ by multiples of that.
    private static Schedule digests() {
        return schedule(DigestRoundWorkflow.class, "digest-round", "Tells every studio whose digests are due",
                "*/15 * * * *", Duration.ofMinutes(10));
    }

    /// Once a day, when few work in Europe or America.
    private static Schedule clerk() {
        return schedule(ClerkRoundWorkflow.class, "clerk-round", "Asks Clerk about every linked user", "10 3 * * *",
                Duration.ofHours(12));
    }

    /// @param catchUp how long after its time a missed round still runs
    private static Schedule schedule(Class<?> workflow, String workflowId, String summary, String cron,
            Duration catchUp) {
        return Schedule.newBuilder()
                .setAction(ScheduleActionStartWorkflow.newBuilder().setWorkflowType(workflow)
                        .setOptions(WorkflowOptions.newBuilder().setWorkflowId(workflowId)
                                .setTaskQueue(EntityWorkflow.TASK_QUEUE).setStaticSummary(summary).build())
                        .build())
                .setSpec(ScheduleSpec.newBuilder().setCronExpressions(List.of(cron)).build())
                // One round makes up for all missed ones: what is due stays due.
                .setPolicy(
                        SchedulePolicy.newBuilder().setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_BUFFER_ONE)
                                .setCatchupWindow(catchUp).build())
                .build();
    }
}
