package com.motionmavericks.workflows.entity;

import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/// Reads the row of a workflow: twice by a local activity, which costs one event, then by an ordinary activity, so that a
/// long outage of Postgres does not grow the history.
public final class RowReader<F extends Facts> {
    private static final LocalActivityOptions NEAR = LocalActivityOptions.newBuilder()
            .setStartToCloseTimeout(Duration.ofSeconds(2)).setSummary("Read the row")
            .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(2)
                    .setInitialInterval(Duration.ofMillis(100)).build())
            .build();

    private final Functions.Func1<RowId, F> near;
    private final Functions.Func1<RowId, F> far;

    private RowReader(Functions.Func1<RowId, F> near, Functions.Func1<RowId, F> far) {
        this.near = near;
        this.far = far;
    }

    /// @param method the activity that reads, for example `InvitationRows::readInvitation`
    public static <A, F extends Facts> RowReader<F> by(Class<A> activities, Functions.Func2<A, RowId, F> method) {
        var nearStub = Workflow.newLocalActivityStub(activities, NEAR);
        var farStub = Workflow.newActivityStub(activities, EntityWorkflow.OURS);
        return new RowReader<>(row -> method.apply(nearStub, row), row -> method.apply(farStub, row));
    }

    F read(RowId row) {
        try {
            return near.apply(row);
        } catch (ActivityFailure _) {
            return far.apply(row);
        }
    }
}
