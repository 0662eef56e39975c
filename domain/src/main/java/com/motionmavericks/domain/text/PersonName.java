package com.motionmavericks.domain.text;

import com.motionmavericks.domain.problems.Refused;

/// The name of a person, on one line.
///
/// @param value 1 to 200 characters
public record PersonName(String value) implements TextValue {
    /// @throws Refused with INVALID
    public static PersonName of(String text) {
        return new PersonName(TextRules.line(text));
    }
}
