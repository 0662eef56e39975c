package com.motionmavericks.api.http;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads the whole body of a request, up to a bound, before anything parses it or verifies its signature. It accepts
/// plain UTF-8 only: no client needs to compress bodies of this size, and a compressed one could grow a thousandfold.
public final class BodyBounds implements ReaderInterceptor {
    private static final int WEBHOOK = 1 << 20;
    private static final int JSON = 256 << 10;
    private static final int FORM = 16 << 10;

    @Context
    private @Nullable UriInfo uri;

    /// @throws Problem with [ProblemType#CONTENT_TOO_LARGE], [ProblemType#UNSUPPORTED_MEDIA_TYPE], or
    ///        [ProblemType#MALFORMED_REQUEST] if the body ends early or comes too slowly
    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
        if (body.getHeaders().containsKey(HttpHeaders.CONTENT_ENCODING)) {
            throw new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the body without a Content-Encoding.");
        }
        var charset = body.getMediaType().getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !charset.equalsIgnoreCase("utf-8")) {
            throw new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the body in UTF-8.");
        }
        var bound = bound(body.getMediaType());
        var declared = body.getHeaders().getFirst(HttpHeaders.CONTENT_LENGTH);
        requireWithin(bound, declared == null ? 0 : Long.parseLong(declared));
        var bytes = read(body, bound + 1);
        requireWithin(bound, bytes.length);
        body.setInputStream(new ByteArrayInputStream(bytes));
        return body.proceed();
    }

    private static void requireWithin(int bound, long length) {
        if (length > bound) {
            throw new Problem(ProblemType.CONTENT_TOO_LARGE, "The body must not be longer than " + bound + " bytes.");
        }
    }

    private int bound(MediaType type) {
        var path = Objects.requireNonNull(uri).getPath();
        var isOfVendor = path.startsWith("v1/webhooks/") && !path.startsWith("v1/webhooks/partners/");
        return type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE) ? FORM : isOfVendor ? WEBHOOK : JSON;
    }

    private static byte[] read(ReaderInterceptorContext body, int limit) {
        try {
            return SlowBodies.read(body.getInputStream(), limit, SlowBodies.PATIENCE);
        } catch (IOException _) {
            throw new Problem(ProblemType.MALFORMED_REQUEST, "The body is incomplete, or comes too slowly.");
        }
    }
}
