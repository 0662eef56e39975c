package com.motionmavericks.domain.events;

import java.util.Locale;
import java.util.Optional;

/// What can happen to a kind of subject. Each feature has an enum of them for each kind; the constant `MEMBER_ADDED` of a
/// `project` is the event `project.member-added`.
public interface EventType {
    /// The constant's name, which every enum has.
    String name();

    /// The kind of subject, for example `share-link`.
    String subjectType();

    /// The topic under which a project's people hear of it, if they do.
    default Optional<Topic> topic() {
        return Optional.empty();
    }

    /// As the database and the API name it.
    default String wireName() {
        return subjectType() + "." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
