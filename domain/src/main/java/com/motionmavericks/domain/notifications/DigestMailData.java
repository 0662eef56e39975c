package com.motionmavericks.domain.notifications;

import java.util.List;
import java.util.UUID;

/// What a digest shows.
public record DigestMailData(String studio, List<Line> lines) {

    /// How often something has happened in a project.
    ///
    /// @param type the events'
    public record Line(String project, UUID projectId, String type, int count) {}
}
