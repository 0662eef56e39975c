package com.motionmavericks.domain.projects;

import java.util.UUID;

/// The command to add a member to a project.
public record AddProjectMember(UUID projectId, UUID memberId) {}
