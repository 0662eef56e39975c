package com.motionmavericks.domain.text;

import com.motionmavericks.domain.problems.FieldError.Code;
import com.motionmavericks.domain.problems.Refused;
import java.util.IllformedLocaleException;
import java.util.Locale;

/// A language as in BCP 47, for example `de-AT`.
///
/// @param value 2 to 35 characters
public record LanguageTag(String value) implements TextValue {
    private static final int LENGTH = 35;

    /// @throws Refused with INVALID
    public static LanguageTag of(String text) {
        var tag = TextRules.normal(text, LENGTH);
        try {
            var normal = new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
            if (!normal.equals("und")) {
                TextRules.requireLength(normal, LENGTH);
                return new LanguageTag(normal);
            }
        } catch (IllformedLocaleException _) {
            // Not a language tag.
        }
        throw TextRules.refused(Code.MALFORMED, "must be a language tag of BCP 47, as in de-AT");
    }
}
