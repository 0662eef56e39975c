package com.motionmavericks.domain.retention;

import com.motionmavericks.domain.paging.Page;

/// What Mux stores of a studio.
///
/// @param projects newest first, one page of them
/// @param versions of all projects, like the seconds
public record StudioStorage(Page<ProjectStorage> projects, long versions, double seconds) {}
