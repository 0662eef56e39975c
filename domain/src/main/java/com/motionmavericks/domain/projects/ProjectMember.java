package com.motionmavericks.domain.projects;

import com.motionmavericks.domain.tenancy.Role;
import java.time.Instant;
import java.util.UUID;

/// A member of a project.
public record ProjectMember(UUID memberId, String name, Role role, Instant addedAt) {}
