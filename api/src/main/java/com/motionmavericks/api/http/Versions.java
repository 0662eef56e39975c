package com.motionmavericks.api.http;

import jakarta.ws.rs.core.EntityTag;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Versions on the wire: a strong `ETag`, which a change must name in `If-Match`.
public final class Versions {
    private static final Pattern STRONG_TAG = Pattern.compile("\"(\\d{1,18})\"");

    private Versions() {}

    public static EntityTag tag(long version) {
        return new EntityTag(Long.toString(version));
    }

    /// The version that the caller saw.
    ///
    /// @throws Problem with [ProblemType#VERSION_REQUIRED] or [ProblemType#MALFORMED_REQUEST]
    public static long required(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw new Problem(ProblemType.VERSION_REQUIRED,
                    "Send the ETag that you read in If-Match, so that you change nothing that you have not seen.");
        }
        var matcher = STRONG_TAG.matcher(ifMatch.strip());
        if (!matcher.matches()) {
            throw new Problem(ProblemType.MALFORMED_REQUEST,
                    "If-Match must be one ETag as you read it, quotes included.");
        }
        return Long.parseLong(matcher.group(1));
    }
}
