package com.motionmavericks.domain.text;

import com.motionmavericks.domain.problems.Refused;

/// The name of a thing, on one line: of a studio, a project, a task.
///
/// @param value 1 to 200 characters
public record Title(String value) implements TextValue {
    /// @throws Refused with INVALID
    public static Title of(String text) {
        return new Title(TextRules.line("A title", text));
    }
}
