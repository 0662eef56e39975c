package com.motionmavericks.api.http;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import org.glassfish.jersey.message.internal.HeaderValueException;
import org.jspecify.annotations.Nullable;

/// Versions on the wire: a strong `ETag`, which a change must name in `If-Match`.
public final class Versions {
    private static final Pattern STRONG_TAG = Pattern.compile("\"(\\d{1,18})\"");

    private Versions() {}

    private static EntityTag tag(long version) {
        return new EntityTag(Long.toString(version));
    }

    /// An answer with a thing in it, and its version.
    public static Response answer(Response.ResponseBuilder response, long version, Object thing) {
        return response.tag(tag(version)).entity(thing).build();
    }

    /// The answer to who reads a thing: 304 if they have this version already.
    public static Response read(Request request, long version, Object thing) {
        try {
            var unchanged = request.evaluatePreconditions(tag(version));
            return unchanged == null ? answer(Response.ok(), version, thing) : unchanged.build();
        } catch (HeaderValueException _) {
            // What is no tag is not the tag of this version.
            return answer(Response.ok(), version, thing);
        }
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
