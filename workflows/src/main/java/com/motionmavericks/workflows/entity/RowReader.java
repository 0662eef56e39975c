package com.motionmavericks.workflows.entity;

import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/// Reads the row of a workflow. It tries a local activity twice, which costs one event, then an ordinary activity, so that a
/// long outage of Postgres does not grow the history.
public final class RowReader<F extends Facts> {
    private static final LocalActivityOptions LOCAL = LocalActivityOptions.newBuilder()
            .setStartToCloseTimeout(Duration.ofSeconds(2)).setSummary("Read the row")
            .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(2)
                    .setInitialInterval(Duration.ofMillis(100)).build())
            .build();

    private final Functions.Func1<RowId, F> local;
    private final Functions.Func1<RowId, F> remote;

    private RowReader(Functions.Func1<RowId, F> local, Functions.Func1<RowId, F> remote) {
        this.local = local;
        this.remote = remote;
    }

    /// @param method the activity that reads, for example `InvitationRows::readInvitation`
    public static <A, F extends Facts> RowReader<F> by(Class<A> activities, Functions.Func2<A, RowId, F> method) {
        var localStub = Workflow.newLocalActivityStub(activities, LOCAL);
        var remoteStub = Workflow.newActivityStub(activities, EntityWorkflow.OURS);
        return new RowReader<>(row -> method.apply(localStub, row), row -> method.apply(remoteStub, row));
    }

    F read(RowId row) {
        try {
            return local.apply(row);
        } catch (ActivityFailure _) {
            return remote.apply(row);
        }
    }
}
