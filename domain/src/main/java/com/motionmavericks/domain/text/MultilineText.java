package com.motionmavericks.domain.text;

import com.motionmavericks.domain.problems.Refused;

/// A text of several lines, which may be empty: a description, a reviewer's comment.
///
/// @param value up to 5000 characters
public record MultilineText(String value) implements TextValue {
    public static final MultilineText EMPTY = new MultilineText("");

    /// @throws Refused with INVALID
    public static MultilineText of(String text) {
        return new MultilineText(TextRules.lines("A text", text));
    }
}
