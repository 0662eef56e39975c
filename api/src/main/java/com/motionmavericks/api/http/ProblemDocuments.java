package com.motionmavericks.api.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.MDC;

/// Writes problems as documents of RFC 9457.
public final class ProblemDocuments {
    public static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

    private final URI publicUrl;

    public ProblemDocuments(URI publicUrl) {
        this.publicUrl = publicUrl;
    }

    /// The document: `type`, `code`, `title`, `status`, `detail`, `requestId`, and the facts that the caller can act on.
    public Map<String, Object> document(ProblemType type, String detail, Map<String, Object> facts) {
        var document = new LinkedHashMap<String, Object>();
        document.put("type", publicUrl.resolve("/problems/" + type.slug()).toString());
        document.put("code", type.slug());
        document.put("title", type.title());
        document.put("status", type.status());
        document.put("detail", detail);
        if (MDC.get(RequestIdFilter.MDC_KEY) != null) {
            document.put("requestId", MDC.get(RequestIdFilter.MDC_KEY));
        }
        document.putAll(facts);
        return document;
    }

    Response response(Problem problem) {
        var response = Response.status(problem.type().status()).type(MEDIA_TYPE)
                .entity(document(problem.type(), String.valueOf(problem.getMessage()), problem.facts()));
        switch (problem.type()) {
            case UNAUTHENTICATED -> response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            case BUSY, OVERLOADED, UNAVAILABLE -> response.header(HttpHeaders.RETRY_AFTER, 2);
            // A person resumes it.
            case PARTNER_PAUSED -> response.header(HttpHeaders.RETRY_AFTER, 300);
            // The limits without a known end count by the hour.
            case TOO_MANY_REQUESTS -> response.header(HttpHeaders.RETRY_AFTER,
                    problem.facts().getOrDefault("retryAfter", 3600));
            default -> {
            }
        }
        return response.build();
    }
}
