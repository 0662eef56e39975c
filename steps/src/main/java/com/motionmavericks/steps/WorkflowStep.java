package com.motionmavericks.steps;

import java.util.stream.Stream;

/// What a workflow has done in the world. Each workflow has one enum of its steps, which the workflow starts and the domain
/// skips: so neither can name a step that the other does not know.
public interface WorkflowStep {
    /// What is done, as an operator reads it: on the time line, and where it is parked.
    String title();

    /// The step of a workflow that has this title.
    ///
    /// @throws IllegalStateException when there is none
    static <S extends Enum<S> & WorkflowStep> S titled(Class<S> steps, String title) {
        return Stream.of(steps.getEnumConstants()).filter(step -> step.title().equals(title)).findFirst()
                .orElseThrow(() -> new IllegalStateException("No step '" + title + "' in " + steps.getSimpleName()));
    }
}
