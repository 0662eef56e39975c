package com.motionmavericks.domain.text;

import com.motionmavericks.domain.problems.FieldError.Code;
import com.motionmavericks.domain.problems.Refused;
import java.net.URI;
import java.net.URISyntaxException;

/// An address on the web, for example of a web application.
///
/// @param value `https`, or `http` on this machine; at most 500 characters, without a slash at the end
public record WebAddress(String value) implements TextValue {
    private static final int LENGTH = 500;

    /// @throws Refused with INVALID
    public static WebAddress of(String text) {
        var address = TextRules.normal(text, LENGTH).replaceAll("/+$", "");
        if (!isOne(address)) {
            throw TextRules.refused(Code.MALFORMED, "must be an https address without user, query and fragment");
        }
        return new WebAddress(address);
    }

    private static boolean isOne(String address) {
        try {
            var uri = new URI(address);
            var isLocal = "http".equals(uri.getScheme()) && "localhost".equals(uri.getHost());
            return (isLocal || "https".equals(uri.getScheme())) && uri.getHost() != null && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null && address.chars().allMatch(c -> c > ' ' && c < 127);
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
