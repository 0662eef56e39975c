package com.motionmavericks.api.http;

import com.motionmavericks.domain.Json;
import com.motionmavericks.domain.problems.FieldError.Code;
import com.motionmavericks.domain.secrets.Tokens;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Versions on the wire. An `ETag` holds a version and a hash of the representation, as in `"7-1f0e9d8c7b6a5948"`: the
/// workflow or the clock may change a representation without a new version. `If-Match` compares the version alone.
public final class ETags {
    private static final int HASH_BYTES = 8;
    /// Accepts also a weak tag, one with a proxy's suffix, and a version alone.
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})(?:-[^\"]*)?\"");

    private ETags() {}

    private static EntityTag tag(long version, String json) {
        return new EntityTag(version + "-" + HexFormat.of().formatHex(Tokens.sha256(json), 0, HASH_BYTES));
    }

    /// An answer with a body and its tag.
    public static Response answer(Response.ResponseBuilder response, long version, Object thing) {
        // Serialized here, so that the hash is of the bytes that are sent.
        var json = Json.write(thing);
        return response.tag(tag(version, json)).entity(json).build();
    }

    /// The answer to a read: 304 if the caller has this very representation.
    public static Response read(@Nullable String ifNoneMatch, long version, Object thing) {
        var answer = answer(Response.ok(), version, thing);
        var tag = answer.getEntityTag();
        return ifNoneMatch != null && names(ifNoneMatch, tag) ? Response.notModified(tag).build() : answer;
    }

    /// Whether a list of tags contains one, weak or not, with a proxy's suffix or without.
    private static boolean names(String tags, EntityTag tag) {
        return tags.strip().equals("*") || Pattern.compile("\"" + tag.getValue() + "(-+gzip)?\"").matcher(tags).find();
    }

    /// The version that the caller read. The rest of the tag is not compared.
    ///
    /// @throws Problem with [ProblemType#VERSION_REQUIRED] or [ProblemType#MALFORMED_REQUEST]
    public static long required(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw new Problem(ProblemType.VERSION_REQUIRED,
                    "Send the version that you read in If-Match, in quotes, so that you change nothing that you have not seen.");
        }
        var matcher = TAG.matcher(ifMatch.strip());
        if (!matcher.matches()) {
            throw Problem.malformed("If-Match must be one version or ETag in quotes.",
                    InvalidValue.ofParameter("If-Match", Code.MALFORMED, "must be one version or ETag in quotes"));
        }
        return Long.parseLong(matcher.group(1));
    }
}
