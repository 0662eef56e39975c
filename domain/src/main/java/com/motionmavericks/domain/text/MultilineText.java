package com.motionmavericks.domain.text;

import com.motionmavericks.domain.problems.Refused;

/// A text of any number of lines, for example a description. It may be empty.
///
/// @param value up to 5000 characters
public record MultilineText(String value) implements TextValue {
    public static final MultilineText EMPTY = new MultilineText("");

    /// @throws Refused with INVALID
    public static MultilineText of(String text) {
        return new MultilineText(TextRules.lines(text));
    }
}
