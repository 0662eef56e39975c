package com.motionmavericks.domain.paging;

import org.jspecify.annotations.Nullable;

/// A request for one page of a list.
///
/// @param limit most items on the page, 1 to 100
/// @param after the previous page's cursor; absent for the first page
public record PageRequest(int limit, @Nullable String after) {}
