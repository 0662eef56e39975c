package com.motionmavericks.api.http;

import com.motionmavericks.domain.Json;
import com.motionmavericks.domain.secrets.Tokens;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Versions on the wire: an `ETag` of a thing's version and a hash of its representation, as in `"7-1f0e9d8c7b6a5948"`. Some
/// parts of a representation change without a new version, by the workflow or by the clock: the hash tells. A change names
/// the tag in `If-Match`, and there the version alone counts.
public final class ETags {
    private static final int HASH_BYTES = 8;
    /// Also a weak one, one with a proxy's suffix, and a version alone.
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})(?:-[^\"]*)?\"");

    private ETags() {}

    private static EntityTag tag(long version, String json) {
        return new EntityTag(version + "-" + HexFormat.of().formatHex(Tokens.sha256(json), 0, HASH_BYTES));
    }

    /// An answer with a thing in it, and its tag.
    public static Response answer(Response.ResponseBuilder response, long version, Object thing) {
        // Written here, so that the hash is of what is sent.
        var json = Json.write(thing);
        return response.tag(tag(version, json)).entity(json).build();
    }

    /// The answer to who reads a thing: 304 if they have this very representation already.
    public static Response read(@Nullable String ifNoneMatch, long version, Object thing) {
        var answer = answer(Response.ok(), version, thing);
        var tag = answer.getEntityTag();
        return ifNoneMatch != null && names(ifNoneMatch, tag) ? Response.notModified(tag).build() : answer;
    }

    /// Whether a list of tags holds one, weak or not, with a proxy's suffix or without.
    private static boolean names(String tags, EntityTag tag) {
        return tags.strip().equals("*") || Pattern.compile("\"" + tag.getValue() + "(-+gzip)?\"").matcher(tags).find();
    }

    /// The version that the caller saw; what else the tag says is not compared.
    ///
    /// @throws Problem with [ProblemType#VERSION_REQUIRED] or [ProblemType#MALFORMED_REQUEST]
    public static long required(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw new Problem(ProblemType.VERSION_REQUIRED,
                    "Send the ETag that you read in If-Match, so that you change nothing that you have not seen.");
        }
        var matcher = TAG.matcher(ifMatch.strip());
        if (!matcher.matches()) {
            throw new Problem(ProblemType.MALFORMED_REQUEST,
                    "If-Match must be one ETag as you read it, quotes included.");
        }
        return Long.parseLong(matcher.group(1));
    }
}
