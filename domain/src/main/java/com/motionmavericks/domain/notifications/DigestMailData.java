package com.motionmavericks.domain.notifications;

import java.util.List;
import java.util.UUID;

/// What a digest shows.
public record DigestMailData(String studio, List<Line> lines) {

    /// How many events of a type there were in a project.
    ///
    /// @param type the wire name of the events' type
    public record Line(String project, UUID projectId, String type, int count) {}
}
