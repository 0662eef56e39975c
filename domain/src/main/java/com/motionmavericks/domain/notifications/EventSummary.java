package com.motionmavericks.domain.notifications;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a message about one event shows.
///
/// @param type the wire name of the event's type
/// @param linkId the task, film or approval that its link leads to; absent in the first versions of the template
public record EventSummary(String studio, String project, UUID projectId, String type, UUID subjectId,
        @Nullable UUID linkId) {}
