package com.motionmavericks.workflows.identity;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;

/// What the workflow asks of Clerk. Each attempt reads the row first, and does nothing if the question is no longer due.
@ActivityInterface
public interface ClerkQuestions {
    /// Asks for the user and their organizations, and links, changes or removes the member accordingly.
    void askClerk(RowId user);
}
