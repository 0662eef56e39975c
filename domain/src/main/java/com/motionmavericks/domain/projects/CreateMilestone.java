package com.motionmavericks.domain.projects;

import java.util.UUID;

/// The command to add a milestone to a project.
public record CreateMilestone(UUID projectId, MilestoneContent content) {}
