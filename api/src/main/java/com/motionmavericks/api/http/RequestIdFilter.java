package com.motionmavericks.api.http;

import com.motionmavericks.domain.tenancy.Origin;
import com.motionmavericks.domain.tracing.ActiveSpan;
import com.motionmavericks.domain.tracing.TraceParent;
import com.motionmavericks.domain.tracing.Tracing;
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
import org.slf4j.event.Level;
import org.slf4j.MDC;

/// Gives each request an id, an origin and a span, takes over the caller's `X-Request-Id` and `traceparent`, and logs one
/// line at its end and measures it. Line and span hold the route instead of the path, because a path may hold a token.
@PreMatching
public final class RequestIdFilter implements ContainerRequestFilter, ContainerResponseFilter {
    static final String MDC_KEY = "requestId";
    private static final String REQUEST_ID = "X-Request-Id";
    private static final String STARTED = "request.started";
    private static final String ORIGIN = "request.origin";
    private static final String SPAN = "request.span";
    private static final int SERVER_ERROR = 500;
    private static final Pattern REQUEST_ID_FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Logger LOG = LoggerFactory.getLogger("request");

    private final RequestTimers timers;
    private final Tracing tracing;

    public RequestIdFilter(RequestTimers timers, Tracing tracing) {
        this.timers = timers;
        this.tracing = tracing;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var given = request.getHeaderString(REQUEST_ID);
        MDC.put(MDC_KEY, given != null && REQUEST_ID_FORM.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString());
        request.setProperty(SPAN, tracing.request(request.getHeaderString(TraceParent.NAME)));
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
        TraceParent.current().ifPresent(it -> response.getHeaders().putSingle(TraceParent.NAME, it));
        var route = route(request);
        if (request.getProperty(STARTED) instanceof Long started) {
            var duration = Duration.ofNanos(System.nanoTime() - started);
            timers.record(request.getMethod(), route, response.getStatus(), duration);
            // A flood that is refused would fill the log. Metrics and security events count it.
            var level = response.getStatus() == ProblemType.TOO_MANY_REQUESTS.status() ? Level.DEBUG : Level.INFO;
            LOG.atLevel(level).log("{} {} {} {} ms", request.getMethod(), route, response.getStatus(),
                    duration.toMillis());
        }
        if (request.getProperty(SPAN) instanceof ActiveSpan span) {
            end(span, RequestTimers.method(request.getMethod()), route, response.getStatus());
        }
        MDC.remove(MDC_KEY);
    }

    private static void end(ActiveSpan active, String method, String route, int status) {
        active.span().updateName(method + " " + route).setAttribute("http.request.method", method)
                .setAttribute("http.route", route).setAttribute("http.response.status_code", status);
        if (status >= SERVER_ERROR) {
            active.failed(Integer.toString(status));
        }
        active.close();
    }

    private static String route(ContainerRequestContext request) {
        var templates = ((ExtendedUriInfo) request.getUriInfo()).getMatchedTemplates();
        return templates.isEmpty()
                ? "(no route)"
                : String.join("", templates.reversed().stream().map(t -> t.getTemplate()).toList()).replace("//", "/");
    }
}
