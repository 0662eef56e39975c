package com.motionmavericks.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.motionmavericks.domain.Json;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// Writes Jetty's own errors, for requests that reach no resource, as problem documents.
public final class ProblemErrorHandler extends ErrorHandler {
    private final ProblemDocuments documents;

    public ProblemErrorHandler(ProblemDocuments documents) {
        this.documents = documents;
    }

    /// Also for methods whose errors no browser shows.
    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(Request request, Response response, int code, @Nullable String message,
            @Nullable Throwable cause, Callback callback) {
        var type = Stream.of(ProblemType.NOT_FOUND, ProblemType.METHOD_NOT_ALLOWED, ProblemType.UNAVAILABLE)
                .filter(known -> known.status() == code).findFirst()
                .orElse(code < 500 ? ProblemType.MALFORMED_REQUEST : ProblemType.INTERNAL_ERROR);
        var detail = switch (type) {
            case NOT_FOUND -> "There is nothing here.";
            case METHOD_NOT_ALLOWED -> "This method is not offered here.";
            case MALFORMED_REQUEST -> "The request is not well formed.";
            case UNAVAILABLE -> "The service cannot answer for the moment. Try again soon.";
            default -> "Something broke on our side.";
        };
        var document = documents.document(type, detail, Map.of("status", code));
        // Nobody reads the body of the request, and Jetty closes the connection then: see UnreadBodies.
        response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
        if (type == ProblemType.METHOD_NOT_ALLOWED) {
            // Only TRACE comes here, which no resource has.
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
        }
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, ProblemDocuments.MEDIA_TYPE.toString());
        response.write(true, ByteBuffer.wrap(Json.write(document).getBytes(UTF_8)),
                callback);
    }
}
