package com.motionmavericks.domain.projects;

import com.motionmavericks.domain.tenancy.Tx;
import java.util.UUID;

/// Called in the transaction that archives a project, or after which a member no longer sees it. That transaction holds the
/// project's exclusive lock, so nothing else changes inside the project.
public interface ProjectListener {
    /// Closes the feature's open rows in an archived project.
    void archived(Tx tx, UUID projectId);

    /// Removes a member who no longer sees the project from the feature's open rows.
    default void memberRemoved(Tx tx, UUID projectId, UUID memberId) {}
}
