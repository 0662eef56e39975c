package com.motionmavericks.activities.identity;

import com.motionmavericks.activities.clerk.ClerkClient;
import com.motionmavericks.domain.identity.ClerkUsers;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.identity.ClerkQuestions;
import com.motionmavericks.workflows.identity.ClerkRounds;
import com.motionmavericks.workflows.identity.ClerkUserFacts;
import com.motionmavericks.workflows.identity.ClerkUserRows;
import java.time.Instant;
import java.util.Set;

/// The activities of the workflow of a user of Clerk, and of the daily round. One activity asks Clerk and applies the answer,
/// so that no name or address enters a history.
public final class ClerkUserActivities implements ClerkUserRows, ClerkQuestions, ClerkRounds {
    private static final ClerkUserFacts DELETED = new ClerkUserFacts(null, Set.of());

    private final ClerkUsers users;
    private final ClerkClient clerk;

    public ClerkUserActivities(ClerkUsers users, ClerkClient clerk) {
        this.users = users;
        this.clerk = clerk;
    }

    @Override
    public ClerkUserFacts readClerkUser(RowId id) {
        return users.find(id.tenantId(), id.id())
                .map(user -> new ClerkUserFacts(user.askDueAt(), Set.copyOf(user.parked()))).orElse(DELETED);
    }

    @Override
    public void askClerk(RowId id) {
        users.find(id.tenantId(), id.id()).filter(user -> user.askDueAt() != null)
                .ifPresent(user -> users.told(id.tenantId(), user, clerk.account(user.clerkUser())));
    }

    @Override
    public void makeClerkUsersDue(Instant beganAt) {
        users.makeAllDue(beganAt);
    }
}
