package com.motionmavericks.domain.text;

import com.motionmavericks.domain.problems.Refused;

/// A comment on a task, of several lines.
///
/// @param value 1 to 5000 characters
public record CommentBody(String value) implements TextValue {
    /// @throws Refused with INVALID
    public static CommentBody of(String text) {
        var lines = TextRules.lines(text);
        TextRules.requireVisible(lines);
        return new CommentBody(lines);
    }
}
