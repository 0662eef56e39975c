package com.motionmavericks.domain.projects;

/// Which projects a list shows.
public enum ProjectFilter {
    OPEN,
    ARCHIVED,
    ANY
}
