package com.motionmavericks.domain.projects;

import com.motionmavericks.domain.tenancy.Tx;
import java.util.UUID;

/// What a feature does with its things in a project when something happens to the project, in the same transaction. No
/// change is made in the project meanwhile.
public interface ProjectListener {
    /// Closes what is open in a project that was archived, so that nothing in it changes any more.
    void archived(Tx tx, UUID projectId);

    /// Lets go of a member who sees the project no longer.
    default void memberRemoved(Tx tx, UUID projectId, UUID memberId) {}
}
