package com.motionmavericks.workflows.identity;

import com.motionmavericks.steps.identity.ClerkUserStep;
import com.motionmavericks.workflows.entity.EntityWorkflow;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.entity.RowReader;
import com.motionmavericks.workflows.entity.VendorActivities;
import com.motionmavericks.workflows.entity.VendorRetries;
import java.time.Duration;
import java.util.Objects;

public final class ClerkUserWorkflowImpl extends EntityWorkflow implements ClerkUserWorkflow {
    private final RowReader<ClerkUserFacts> reader = RowReader.by(ClerkUserRows.class, ClerkUserRows::readClerkUser);
    private final VendorActivities<ClerkQuestions> clerk;

    public ClerkUserWorkflowImpl(VendorRetries vendorRetries) {
        super(vendorRetries);
        // One question takes two calls to Clerk of at most 20 s each, or more for a user of very many organizations.
        clerk = new VendorActivities<>(ClerkQuestions.class, vendorRetries.calls(Duration.ofSeconds(45)));
    }

    @Override
    public void run(RowId id) {
        reconcile(id, reader, user -> {
            if (user.askIsDueAt(now())) {
                // A later question is a new step, so it does not wait for an earlier one that is parked.
                step(ClerkUserStep.ASK_CLERK, Objects.requireNonNull(user.askDueAt()), clerk, c -> c.askClerk(id));
            }
            awaitNews("the answer of Clerk", user.nextInstantAfter(now()));
        });
    }

    @Override
    public void arrived() {
        wake();
    }

    @Override
    public void reported() {
        wake();
    }

    @Override
    public void due() {
        wake();
    }
}
