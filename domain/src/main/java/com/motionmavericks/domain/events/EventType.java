package com.motionmavericks.domain.events;

import java.util.Locale;
import java.util.Optional;

/// A type of event. Each feature has one enum for each kind of subject: the constant `MEMBER_ADDED` of the subject
/// `project` is the event type `project.member-added`.
public interface EventType {
    /// The constant's name, implemented by every enum.
    String name();

    /// The kind of subject, for example `share-link`.
    String subjectType();

    /// The topic under which the project's members are notified, or empty if they are not.
    default Optional<Topic> topic() {
        return Optional.empty();
    }

    /// The name in the database and in the API, for example `project.member-added`.
    default String wireName() {
        return subjectType() + "." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
