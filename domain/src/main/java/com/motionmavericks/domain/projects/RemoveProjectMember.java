package com.motionmavericks.domain.projects;

import java.util.UUID;

/// The command to remove a member from a project.
public record RemoveProjectMember(UUID projectId, UUID memberId) {}
