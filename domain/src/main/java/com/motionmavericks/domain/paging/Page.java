package com.motionmavericks.domain.paging;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a list.
///
/// @param next the cursor of the next page; absent on the last page
public record Page<T>(List<T> items, @Nullable String next) {}
