package com.motionmavericks.domain.text;

import com.motionmavericks.domain.problems.FieldError.Code;
import com.motionmavericks.domain.problems.Refused;
import java.text.Normalizer;
import java.util.regex.Pattern;

/// The rules that the text types share. Lengths are counted in code points, as in Postgres and in `openapi.yaml`.
final class TextRules {
    private static final int LINE_LENGTH = 200;
    private static final int LINES_LENGTH = 5000;

    /// Characters without a glyph that Unicode does not class as blank: controls, joiners, fillers, Braille's blank.
    private static final String INVISIBLE = "\u0085\u00AD\u061C\u115F\u1160\u180E\u200B\u200C\u200D\u200E\u200F"
            + "\u2060\u2061\u2062\u2063\u2064\u2065\u2800\u3164\uFEFF\uFFA0";
    private static final Pattern VISIBLE = Pattern.compile(
            "[\\p{L}\\p{N}\\p{P}\\p{S}\\p{Co}\\p{Cn}&&[^" + INVISIBLE + "\uFFF0-\uFFF8\\x{E0000}-\\x{E0FFF}]]");
    /// Joiners between letters (Persian, Indic scripts) or within an emoji, and the tags of a flag. These format characters
    /// are allowed because they change how the text looks.
    private static final Pattern JOINED = Pattern.compile("[\\p{L}\\p{M}\\p{S}][\\u200C\\u200D](?=[\\p{L}\\p{M}\\p{S}])"
            + "|\\x{1F3F4}[\\x{E0030}-\\x{E0039}\\x{E0061}-\\x{E007A}]{3,6}\\x{E007F}");
    private static final Pattern REFUSED_IN_A_LINE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");
    /// Controls except tabs and line breaks, lone surrogates, and characters that change the text's direction.
    private static final Pattern REFUSED_IN_LINES = Pattern
            .compile("[\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069[\\p{Cc}&&[^\\t\\n\\r]]]");

    private TextRules() {}

    /// One line of 1 to 200 characters.
    static String line(String text) {
        var line = normal(text, LINE_LENGTH);
        requireVisible(line);
        if (REFUSED_IN_A_LINE.matcher(JOINED.matcher(line).replaceAll("")).find()) {
            throw refused(Code.INVALID_CHARACTERS,
                    "must not hold line breaks, control characters or invisible format characters");
        }
        return line;
    }

    /// Up to 5000 characters in any number of lines.
    static String lines(String text) {
        var lines = normal(text, LINES_LENGTH);
        if (REFUSED_IN_LINES.matcher(lines).find()) {
            throw refused(Code.INVALID_CHARACTERS,
                    "must not hold control characters or characters that change the text's direction");
        }
        return lines;
    }

    static void requireVisible(String text) {
        if (!VISIBLE.matcher(text).find()) {
            throw refused(Code.BLANK, "must hold at least one visible character");
        }
    }

    static void requireLength(String text, int max) {
        if (text.codePointCount(0, text.length()) > max) {
            throw refused(Code.TOO_LONG, "must have at most " + max + " characters");
        }
    }

    /// Trims blank and invisible characters and applies Unicode's normal form C.
    static String normal(String text, int max) {
        int begin = 0;
        int end = text.length();
        while (begin < end && isBlank(text.charAt(begin))) {
            begin++;
        }
        while (begin < end && isBlank(text.charAt(end - 1))) {
            end--;
        }
        var stripped = text.substring(begin, end);
        // A text that is far too long in any form is not normalised: that can take quadratic time.
        var normal = stripped.length() > 4 * max ? stripped : Normalizer.normalize(stripped, Normalizer.Form.NFC);
        requireLength(normal, max);
        return normal;
    }

    static boolean isBlank(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character)
                || INVISIBLE.indexOf(character) >= 0;
    }

    static Refused refused(Code code, String rule) {
        return Refused.invalid("", code, rule);
    }
}
