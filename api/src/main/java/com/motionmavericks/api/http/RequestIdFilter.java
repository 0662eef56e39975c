package com.motionmavericks.api.http;

import com.motionmavericks.domain.tenancy.Origin;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// Gives each request an id and an origin, takes over the caller's `X-Request-Id` and `traceparent`, and logs one line
/// at its end and measures it. The line holds the route instead of the path, because a path may hold a token.
@PreMatching
public final class RequestIdFilter implements ContainerRequestFilter, ContainerResponseFilter {
    static final String MDC_KEY = "requestId";
    private static final String REQUEST_ID = "X-Request-Id";
    private static final String TRACE_PARENT = "traceparent";
    private static final String STARTED = "request.started";
    private static final String ORIGIN = "request.origin";
    private static final Pattern REQUEST_ID_FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern TRACE_PARENT_FORM = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final Logger LOG = LoggerFactory.getLogger("request");

    private final RequestTimers timers;

    public RequestIdFilter(RequestTimers timers) {
        this.timers = timers;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var given = request.getHeaderString(REQUEST_ID);
        MDC.put(MDC_KEY, given != null && REQUEST_ID_FORM.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString());
        var trace = request.getHeaderString(TRACE_PARENT);
        if (trace != null && TRACE_PARENT_FORM.matcher(trace).matches()) {
            MDC.put(TRACE_PARENT, trace);
        }
        request.setProperty(STARTED, System.nanoTime());
        request.setProperty(ORIGIN,
                new Origin(MDC.get(MDC_KEY), (String) request.getProperty(TrustedProxies.CLIENT_ADDRESS),
                        request.getHeaderString(HttpHeaders.USER_AGENT)));
    }

    /// The origin of a request, for the audit log.
    public static Origin origin(ContainerRequestContext request) {
        return (Origin) request.getProperty(ORIGIN);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(REQUEST_ID, MDC.get(MDC_KEY));
        if (MDC.get(TRACE_PARENT) != null) {
            response.getHeaders().putSingle(TRACE_PARENT, MDC.get(TRACE_PARENT));
        }
        if (request.getProperty(STARTED) instanceof Long started) {
            var route = route(request);
            var duration = Duration.ofNanos(System.nanoTime() - started);
            timers.record(request.getMethod(), route, response.getStatus(), duration);
            LOG.info("{} {} {} {} ms", request.getMethod(), route, response.getStatus(), duration.toMillis());
        }
        MDC.remove(MDC_KEY);
        MDC.remove(TRACE_PARENT);
    }

    private static String route(ContainerRequestContext request) {
        var templates = ((ExtendedUriInfo) request.getUriInfo()).getMatchedTemplates();
        return templates.isEmpty()
                ? "(no route)"
                : String.join("", templates.reversed().stream().map(t -> t.getTemplate()).toList());
    }
}
