package com.motionmavericks.domain.operations;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the row of a workflow is about, as people call it.
///
/// @param id of the workflow's row
/// @param path where the API shows it, or the studio's web application, which is below `/open/`
/// @param memberId the member whom the name names; absent if it names none. The erasure of the member's data finds stored
///        answers by it
public record Subject(UUID id, String name, String path, @Nullable UUID memberId) {}
