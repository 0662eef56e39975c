package com.motionmavericks.domain.notifications;

import java.util.UUID;

/// What a message about one event shows.
///
/// @param type the wire name of the event's type
public record EventSummary(String studio, String project, UUID projectId, String type, UUID subjectId) {}
