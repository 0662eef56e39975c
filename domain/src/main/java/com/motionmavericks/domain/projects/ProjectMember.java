package com.motionmavericks.domain.projects;

import com.motionmavericks.domain.people.Person;
import com.motionmavericks.domain.tenancy.Role;
import java.time.Instant;

/// A member of a project.
public record ProjectMember(Person member, Role role, Instant addedAt) {}
