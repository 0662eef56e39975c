package com.motionmavericks.workflows.entity;

import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;

/// The activities that call a vendor, with their time-outs and retries.
public record VendorActivities<A>(Class<A> activities, ActivityOptions options) {

    /// The activities, with a summary that an operator reads on the time line.
    A summarized(String summary) {
        return Workflow.newActivityStub(activities, ActivityOptions.newBuilder(options).setSummary(summary).build());
    }
}
