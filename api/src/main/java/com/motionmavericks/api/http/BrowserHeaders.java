package com.motionmavericks.api.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;

/// What each answer tells a browser: take the media type as it is, send no referrer, and run, load and frame nothing. A page says
/// itself what it needs. Answers below `/v1` are private and never stored; an `ETag` still serves clients that keep answers
/// themselves.
public final class BrowserHeaders implements ContainerResponseFilter {
    public static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var headers = response.getHeaders();
        headers.putSingle("X-Content-Type-Options", "nosniff");
        // The address of a page may hold a token, which no other site may see.
        headers.putSingle("Referrer-Policy", "no-referrer");
        if (!headers.containsKey(CONTENT_SECURITY_POLICY)) {
            headers.putSingle(CONTENT_SECURITY_POLICY,
                    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox");
        }
        if (request.getUriInfo().getPath().startsWith("v1/")) {
            headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }
}
