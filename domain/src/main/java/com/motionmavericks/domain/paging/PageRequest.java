package com.motionmavericks.domain.paging;

import org.jspecify.annotations.Nullable;

/// Which page of a list is wanted.
///
/// @param limit how many items at the most, 1 to 100
/// @param after the cursor that the page before gave, absent for the first
public record PageRequest(int limit, @Nullable String after) {}
