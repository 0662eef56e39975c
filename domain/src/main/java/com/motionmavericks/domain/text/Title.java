package com.motionmavericks.domain.text;

import com.motionmavericks.domain.problems.Refused;

/// The one-line name of a studio, project, task or film.
///
/// @param value 1 to 200 characters
public record Title(String value) implements TextValue {
    /// @throws Refused with INVALID
    public static Title of(String text) {
        return new Title(TextRules.line(text));
    }
}
