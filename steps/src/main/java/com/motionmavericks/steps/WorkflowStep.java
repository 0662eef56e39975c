package com.motionmavericks.steps;

import java.util.stream.Stream;

/// A step of a workflow: work that it has a vendor do. Each workflow has one enum of its steps. The workflow starts them and
/// the domain skips them, so neither can name a step that the other does not know.
public interface WorkflowStep {
    /// The name that an operator reads: on the time line of the workflow, and in the list of parked steps.
    String title();

    /// Finds a step by its title.
    ///
    /// @throws IllegalStateException if no step has the title
    static <S extends Enum<S> & WorkflowStep> S titled(Class<S> steps, String title) {
        return Stream.of(steps.getEnumConstants()).filter(step -> step.title().equals(title)).findFirst()
                .orElseThrow(() -> new IllegalStateException("No step '" + title + "' in " + steps.getSimpleName()));
    }
}
