package com.motionmavericks.domain.people;

import java.util.UUID;

/// A member as others see them. The name is the current one, also of a member who was removed.
public record Person(UUID id, String name) {}
