package com.motionmavericks.workflows.sharelinks;

import com.motionmavericks.workflows.entity.OperatorSignals;
import com.motionmavericks.workflows.entity.RowId;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/// A share link: shows an asset version to people without an account. The workflow warns the owner before the link expires,
/// and expires it on time. If somebody guesses at its password, it is locked: the workflow tells the owner, and unlocks it after a
/// while.
@WorkflowInterface
public interface ShareLinkWorkflow extends OperatorSignals {
    @WorkflowMethod(name = "ShareLink")
    void run(RowId link);

    @SignalMethod(description = "Sent by the application: a share link was created.")
    void created();

    @SignalMethod(description = "Sent by the application: the share link was extended.")
    void extended();

    @SignalMethod(description = "Sent by the application: the share link was revoked.")
    void revoked();

    @SignalMethod(description = "Sent by the application: the share link was locked after many wrong passwords.")
    void locked();

    @SignalMethod(description = "Sent by the application: a member has unlocked the share link.")
    void unlocked();

    @SignalMethod(description = "Sent by the application: the owner of the link was removed from the project.")
    void ownerLeft();
}
