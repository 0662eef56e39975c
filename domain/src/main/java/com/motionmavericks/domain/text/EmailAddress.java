package com.motionmavericks.domain.text;

import com.motionmavericks.domain.problems.FieldError.Code;
import com.motionmavericks.domain.problems.Refused;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// One e-mail address in its normal form, so that equal addresses are equal strings.
///
/// @param value at most 254 characters, lower case, the domain in ASCII
public record EmailAddress(String value) implements TextValue {
    private static final int LENGTH = 254;
    private static final int LOCAL_LENGTH = 64;
    private static final Pattern LOCAL = Pattern.compile("(?!\\.)(?:\\.?[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-])+");
    private static final Pattern DOMAIN = Pattern
            .compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    /// Besides Unicode's category C, some marks are invisible: the grapheme joiner, Khmer's inherent vowels, the variation
    /// selectors.
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\u034F\\u17B4\\u17B5\\u180B-\\u180F"
            + "\\uFE00-\\uFE0F\\x{E0100}-\\x{E01EF}]");
    /// Java implements IDNA 2003, which maps these to other letters: the mail would go to another domain.
    private static final Pattern AMBIGUOUS = Pattern.compile("[ßς]");

    /// @throws Refused with INVALID
    public static EmailAddress of(String text) {
        // Lower-casing may split a character into letter and mark, so the text is normalised again.
        var address = Normalizer
                .normalize(TextRules.normal(text, LENGTH).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
        if (address.codePoints().anyMatch(TextRules::isBlank) || INVISIBLE.matcher(address).find()) {
            throw TextRules.refused(Code.INVALID_CHARACTERS, "must not hold blank or invisible characters");
        }
        var parts = address.split("@", -1);
        if (parts.length != 2 || !LOCAL.matcher(parts[0]).matches()) {
            throw notOne();
        }
        TextRules.requireLength(parts[0], LOCAL_LENGTH);
        var whole = parts[0] + "@" + asciiDomain(parts[1]);
        TextRules.requireLength(whole, LENGTH);
        return new EmailAddress(whole);
    }

    private static String asciiDomain(String domain) {
        if (AMBIGUOUS.matcher(domain).find()) {
            throw TextRules.refused(Code.INVALID_CHARACTERS,
                    "must have the ASCII form (xn--) of a domain with ß or ς");
        }
        try {
            var ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            if (DOMAIN.matcher(ascii).matches()) {
                return ascii;
            }
        } catch (IllegalArgumentException _) {
            // Not a domain name.
        }
        throw notOne();
    }

    private static Refused notOne() {
        return TextRules.refused(Code.MALFORMED, "must be one address, as in robin@example.com");
    }
}
