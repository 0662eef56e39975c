package com.motionmavericks.domain.text;

/// A short personal message, of several lines.
///
/// @param value 1 to 1000 characters
public record Note(String value) implements TextValue {
    private static final int LENGTH = 1000;

    /// @throws Refused with INVALID
    public static Note of(String text) {
        var lines = TextRules.lines(text);
        TextRules.requireVisible(lines);
        TextRules.requireLength(lines, LENGTH);
        return new Note(lines);
    }
}
