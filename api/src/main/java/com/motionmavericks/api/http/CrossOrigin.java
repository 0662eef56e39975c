package com.motionmavericks.api.http;

import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.CrossOriginHandler;
import org.eclipse.jetty.util.Callback;

/// Lets pages of other origins call the API from a browser (CORS). A browser sends no cookie across origins.
public final class CrossOrigin extends CrossOriginHandler {
    private static final Pattern ORIGIN = Pattern.compile("https?://[^/?#,\\s]+");

    private CrossOrigin(Set<String> origins) {
        setAllowedOriginPatterns(origins.stream().map(CrossOrigin::pattern).collect(Collectors.toSet()));
        setAllowedMethods(Set.of("GET", "HEAD", "POST", "PATCH", "PUT", "DELETE"));
        setAllowedHeaders(Set.of("Authorization", "Content-Type", "Idempotency-Key", "If-Match", "If-None-Match",
                "Prefer", "X-Request-Id", "traceparent"));
        setExposedHeaders(
                Set.of("ETag", "Location", "X-Request-Id", "Retry-After", "RateLimit", "RateLimit-Policy"));
        setAllowCredentials(false);
        setPreflightMaxAge(Duration.ofHours(2));
    }

    /// Allows origins to call the API. Without any, no answer has a CORS header.
    ///
    /// @param origins for example `https://app.example.com`
    /// @throws IllegalArgumentException if one is not `http(s)://host[:port]`
    public static void allow(Set<String> origins, ServletContextHandler context) {
        if (!origins.isEmpty()) {
            context.insertHandler(new CrossOrigin(origins));
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var path = Request.getPathInContext(request);
        var isOfTheApi = path.startsWith("/v1/") || path.equals("/openapi.json");
        return isOfTheApi
                ? super.handle(request, response, callback)
                : getHandler().handle(request, response, callback);
    }

    private static String pattern(String origin) {
        if (!ORIGIN.matcher(origin).matches()) {
            throw new IllegalArgumentException(
                    "CORS_ALLOWED_ORIGINS must be http(s)://host[:port], comma separated: " + origin);
        }
        return Pattern.quote(origin);
    }
}
