package com.motionmavericks.domain.identity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A user of Clerk who has come to a studio.
///
/// @param clerkUser the user's id at Clerk, for example `user_2abc`
/// @param outcome what the last answer of Clerk came to; absent before the first
/// @param askDueAt when to ask Clerk; absent once answered
/// @param parked the steps that its workflow has parked, as `step/target`
public record ClerkUser(UUID id, String clerkUser, @Nullable Outcome outcome, @Nullable Instant askDueAt,
        List<String> parked) {

    public enum Outcome {
        /// A member is linked to the user.
        LINKED,
        /// No member and no open invitation has a verified address of the user.
        NO_MEMBER,
        /// Clerk no longer has the user in the studio's organization. A linked member was removed.
        GONE,
        /// The same, but the linked member is the studio's last ADMIN, and stays.
        KEPT
    }
}
